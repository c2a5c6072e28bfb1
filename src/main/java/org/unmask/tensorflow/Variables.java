package org.unmask.tensorflow;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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
      Shape shape) {}

  private final Ops tf;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private final Map<String, float[]> initial = new LinkedHashMap<>();

  Variables(Ops tf) {
    this.tf = tf;
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

  /** Gives each variable its initial value, and forgets those values. */
  void initialize(Session session) {
    initial.forEach((name, value) -> set(session, name, value));
    initial.clear();
  }

  private void set(Session session, String name, float[] value) {
    Entry entry = Objects.requireNonNull(entries.get(name), name);
    try (TFloat32 tensor = Tensors.floats(value, entry.shape().asArray());
        Result result =
            session.runner().feed(entry.fed(), tensor).addTarget(entry.assigned()).run()) {
      if (result.size() != 0) {
        throw new IllegalStateException("an assignment fetched something");
      }
    }
  }

  /** The value of a variable now. */
  float[] read(Session session, String name) {
    try (Result result =
        session.runner().fetch(Objects.requireNonNull(entries.get(name), name).value()).run()) {
      return Tensors.floats(result.get(0));
    }
  }
}
