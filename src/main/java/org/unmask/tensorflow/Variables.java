package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * The variables of a training graph by name, with a way to set and to read each. Initial values are
 * fed, not built into the graph, so the graph stays small.
 */
final class Variables {

  /** A variable with the read that everything else uses: its gradient is safe to take. */
  record Entry(
      Variable<TFloat32> variable,
      Operand<TFloat32> value,
      Placeholder<TFloat32> fed,
      Operand<TFloat32> assigned,
      Shape shape) {

    /** Whether it is a kernel, which decays, and no bias or part of BatchNorm. */
    boolean isKernel() {
      return variable.op().name().endsWith("/kernel");
    }
  }

  private final Ops tf;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, float[]> initial = new LinkedHashMap<>();

  Variables(Ops tf) {
    this.tf = tf;
  }

  /** Creates a variable that begins as another does, under the name of it in {@code scope}. */
  Entry createLike(Entry other, String scope) {
    String name = nameOf(other);
    return create(
        scope + "/" + name.replace('/', '_'),
        Objects.requireNonNull(initial.get(name), name),
        other.shape().asArray());
  }

  private String nameOf(Entry entry) {
    for (Map.Entry<String, Entry> named : entries.entrySet()) {
      if (named.getValue().equals(entry)) {
        return named.getKey();
      }
    }
    throw new IllegalArgumentException("Cannot find variable " + entry.variable().op().name());
  }

  /** Creates a variable; {@code name} may have a scope before a slash. */
  Entry create(String name, float[] initialValue, long... shape) {
    int slash = name.lastIndexOf('/');
    Ops scope = slash < 0 ? tf : tf.withSubScope(name.substring(0, slash).replace('/', '_'));
    Shape variableShape = Shape.of(shape);
    Variable<TFloat32> variable =
        scope.withName(name.substring(slash + 1)).variable(variableShape, TFloat32.class);
    Placeholder<TFloat32> fed = scope.placeholder(TFloat32.class, Placeholder.shape(variableShape));
    Entry entry =
        new Entry(
            variable, scope.identity(variable), fed, scope.assign(variable, fed), variableShape);
    entries.put(name, entry);
    initial.put(name, initialValue);
    return entry;
  }

  /**
   * Gives each variable its initial value, and forgets those values. All in one run: a session
   * plans each new set of targets over the whole graph, at a tenth of a second.
   */
  void initialize(Session session) {
    Session.Runner runner = session.runner();
    List<TFloat32> fed = new ArrayList<>();
    try {
      initial.forEach(
          (name, value) -> {
            Entry entry = entry(name);
            TFloat32 tensor = Tensors.floats(value, entry.shape().asArray());
            fed.add(tensor);
            runner.feed(entry.fed(), tensor).addTarget(entry.assigned());
          });
      runner.run().close();
    } finally {
      fed.forEach(TFloat32::close);
    }
    initial.clear();
  }

  /** The values of all variables now, by name; in one run. */
  Map<String, float[]> read(Session session) {
    Session.Runner runner = session.runner();
    entries.values().forEach(entry -> runner.fetch(entry.value()));
    Map<String, float[]> values = new HashMap<>();
    try (Result result = runner.run()) {
      int i = 0;
      for (String name : entries.keySet()) {
        values.put(name, Tensors.floats(result.get(i++)));
      }
    }
    return values;
  }

  /**
   * Hands out the values of some variables now, one array at a time; in one run, since a session
   * plans each new set of fetches over the whole graph.
   */
  void each(Session session, Collection<Entry> wanted, BiConsumer<String, float[]> to) {
    List<String> names =
        entries.entrySet().stream()
            .filter(named -> wanted.contains(named.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Session.Runner runner = session.runner();
    names.forEach(name -> runner.fetch(entry(name).value()));
    try (Result result = runner.run()) {
      for (int i = 0; i < names.size(); i++) {
        to.accept(names.get(i), Tensors.floats(result.get(i)));
      }
    }
  }

  private Entry entry(String name) {
    return Objects.requireNonNull(entries.get(name), name);
  }
}
