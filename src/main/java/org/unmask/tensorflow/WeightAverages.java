package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Exponential moving averages of variables (Polyak and Juditsky, 1992): what is validated and
 * exported instead of the last step's weights. Early steps count for more, {@code (1 + step) / (10
 * + step)} at most being kept, as TensorFlow's ExponentialMovingAverage has it.
 */
final class WeightAverages {
  private static final String SCOPE = "average";

  private final Ops tf;
  private final Variables variables;
  private final double decay;
  private final Placeholder<TFloat32> kept;
  private final Map<Variables.Entry, Variables.Entry> averages = new HashMap<>();
  private final List<Op> updates = new ArrayList<>();

  /**
   * Averages of nothing yet.
   *
   * @param decay how much a step keeps; 0 for no averages at all
   */
  WeightAverages(Ops tf, Variables variables, double decay) {
    this.tf = tf;
    this.variables = variables;
    this.decay = decay;
    this.kept = tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  /** What inference reads of a variable: its average, where it {@link #cover}s it. */
  Operand<TFloat32> value(Variables.Entry entry) {
    Variables.Entry average = averages.get(entry);
    return average == null ? entry.value() : average.value();
  }

  /** Averages these variables from now on; before the first {@link #value}. */
  void cover(List<Variables.Entry> entries) {
    if (decay > 0) {
      entries.forEach(entry -> averages.put(entry, variables.createLike(entry, SCOPE)));
    }
  }

  /** Moves the average of a variable after {@code changed}, the last change of it in a step. */
  void follow(Variables.Entry entry, Op changed) {
    Variables.Entry average = averages.get(entry);
    if (average == null) {
      return;
    }
    Ops after = tf.withControlDependencies(List.of(changed));
    Operand<TFloat32> gap = after.math.sub(average.value(), after.identity(entry.variable()));
    updates.add(
        after.assignSub(
            average.variable(), after.math.mul(gap, after.math.sub(after.constant(1f), kept))));
  }

  /** Adds the updates to the run of a step; the caller closes what comes back. */
  TFloat32 move(Session.Runner runner, long step) {
    updates.forEach(runner::addTarget);
    TFloat32 share = TFloat32.scalarOf((float) Math.min(decay, (1.0 + step) / (10.0 + step)));
    runner.feed(kept, share);
    return share;
  }

  /** The values of all variables with averages in the place of what they are of. */
  static Map<String, float[]> preferred(Map<String, float[]> values) {
    Map<String, float[]> preferred = new HashMap<>(values);
    values.keySet().stream()
        .filter(name -> !name.startsWith(SCOPE + "/"))
        .forEach(
            name -> {
              float[] average = values.get(SCOPE + "/" + name.replace('/', '_'));
              if (average != null) {
                preferred.put(name, average);
              }
            });
    return preferred;
  }
}
