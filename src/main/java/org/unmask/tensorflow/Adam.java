package org.unmask.tensorflow;

import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.types.TFloat32;

/**
 * AdamW over given gradients (Kingma and Ba, 2015; Loshchilov and Hutter, 2019), with beta1 0.9,
 * beta2 0.999 and epsilon 1e-7 as in Keras. Rate and bias correction are fed, so that they follow
 * from the step alone.
 */
final class Adam {

  /**
   * What is done beside plain Adam.
   *
   * @param weightDecay a share of the kernels at rate 1, taken off after the update and outside of
   *     its moments; 0 for none
   * @param clipNorm gradients are scaled down, all by one factor, to this norm of all of them
   *     together (Pascanu et al., 2013); 0 for none
   */
  record Settings(double weightDecay, double clipNorm) {}

  /**
   * A variable that learns.
   *
   * @param rateShare its rate as a share of the step's; above 0, at most 1
   */
  record Parameter(Variables.Entry entry, double rateShare) {

    /** At the step's own rate. */
    static Parameter of(Variables.Entry entry) {
      return new Parameter(entry, 1);
    }
  }

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-7f;

  private final Ops tf;
  private final Settings settings;
  private final Placeholder<TFloat32> learningRate;
  private final Placeholder<TFloat32> beta1Power;
  private final Placeholder<TFloat32> beta2Power;
  private final List<Op> zeroed = new ArrayList<>();
  private final List<Op> updates = new ArrayList<>();

  Adam(Ops tf, Settings settings) {
    this.tf = tf.withSubScope("adam");
    this.settings = settings;
    learningRate = scalar();
    beta1Power = scalar();
    beta2Power = scalar();
  }

  private Placeholder<TFloat32> scalar() {
    return tf.placeholder(TFloat32.class, Placeholder.shape(Shape.scalar()));
  }

  /**
   * Adds the updates of some variables, and their slots. No update runs before every gradient is
   * known: reads of a variable share its memory, and a backward pass still under way would else see
   * new weights.
   *
   * @param gradients one a parameter, in their order
   * @return the last change of each variable, in the order of {@code parameters}
   */
  List<Op> add(List<Parameter> parameters, Output<?>[] gradients) {
    // Slots hold what does not depend on the scale: a run may go on where there is another.
    float scale = TensorFlowRuntime.training().lossScale();
    List<Operand<TFloat32>> computed = new ArrayList<>();
    for (Output<?> output : gradients) {
      Output<TFloat32> gradient = output.expect(TFloat32.class);
      computed.add(
          scale == 1 ? tf.identity(gradient) : tf.math.mul(gradient, tf.constant(1 / scale)));
    }
    List<Operand<TFloat32>> clipped =
        settings.clipNorm() > 0
            ? GradientClipping.byNorm(tf, computed, settings.clipNorm())
            : computed;
    Ops gated = tf.withControlDependencies(List.copyOf(computed));
    for (int i = 0; i < gradients.length; i++) {
      Variables.Entry entry = parameters.get(i).entry();
      Operand<TFloat32> rate = rate(parameters.get(i));
      Op updated = update(gated, entry, rate, clipped.get(i));
      updates.add(decays(entry) ? decay(updated, entry, rate) : updated);
    }
    return List.copyOf(updates);
  }

  private Operand<TFloat32> rate(Parameter parameter) {
    return parameter.rateShare() == 1
        ? learningRate
        : tf.math.mul(learningRate, tf.constant((float) parameter.rateShare()));
  }

  private boolean decays(Variables.Entry entry) {
    return settings.weightDecay() > 0 && entry.isKernel();
  }

  private Op decay(Op updated, Variables.Entry entry, Operand<TFloat32> rate) {
    Ops after = tf.withControlDependencies(List.of(updated));
    Operand<TFloat32> share = after.math.mul(rate, after.constant((float) settings.weightDecay()));
    return after.assignSub(
        entry.variable(), after.math.mul(after.identity(entry.variable()), share));
  }

  private Op update(
      Ops gated, Variables.Entry entry, Operand<TFloat32> rate, Operand<TFloat32> gradient) {
    String name = entry.variable().op().name().replace('/', '_');
    return gated.train.applyAdam(
        entry.variable(),
        slot(name + "_m", entry.shape()),
        slot(name + "_v", entry.shape()),
        beta1Power,
        beta2Power,
        rate,
        tf.constant(BETA1),
        tf.constant(BETA2),
        tf.constant(EPSILON),
        gradient);
  }

  private Variable<TFloat32> slot(String name, Shape shape) {
    Variable<TFloat32> slot = tf.withName(name).variable(shape, TFloat32.class);
    zeroed.add(tf.assign(slot, tf.zeros(tf.constant(shape.asArray()), TFloat32.class)));
    return slot;
  }

  /** Sets all slots to zero; once, before the first step. */
  void initialize(Session session) {
    Session.Runner runner = session.runner();
    zeroed.forEach(runner::addTarget);
    runner.run().close();
  }

  /** Adds the updates to a run. */
  void target(Session.Runner runner) {
    updates.forEach(runner::addTarget);
  }

  /** The tensors of one step; the caller closes them. */
  StepFeed feed(Session.Runner runner, long step, double rate) {
    TFloat32 lr = TFloat32.scalarOf((float) rate);
    TFloat32 power1 = TFloat32.scalarOf((float) Math.pow(BETA1, step + 1.0));
    TFloat32 power2 = TFloat32.scalarOf((float) Math.pow(BETA2, step + 1.0));
    runner.feed(learningRate, lr).feed(beta1Power, power1).feed(beta2Power, power2);
    return new StepFeed(lr, power1, power2);
  }

  /** Owns what {@link #feed} made. */
  record StepFeed(TFloat32 rate, TFloat32 power1, TFloat32 power2) implements AutoCloseable {
    @Override
    public void close() {
      rate.close();
      power1.close();
      power2.close();
    }
  }
}
