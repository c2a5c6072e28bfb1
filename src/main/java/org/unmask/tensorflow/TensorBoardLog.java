package org.unmask.tensorflow;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;
import org.unmask.training.EpochResult;
import org.unmask.training.NetworkView;
import org.unmask.training.Phase;
import org.unmask.training.TrainingListener;

/**
 * Writes what TensorBoard shows: the graph of each phase, scalars by step and by epoch, and at each
 * epoch's end a histogram of every weight that trains. A phase is a run of its own, the folder of
 * its name, since a run of TensorBoard has one graph; curves of equal names lie over one another.
 */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {
  private static final int EVERY_STEPS = 10;

  private final Path folder;
  private final Clock clock;
  private @Nullable EventFile file;
  private @Nullable NetworkView network;
  private boolean first;

  /** Writes below {@code folder}, which is made when the first phase begins. */
  public TensorBoardLog(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
  }

  @Override
  public void phaseBegan(Phase phase, NetworkView seen) {
    close();
    file = EventFile.create(folder.resolve(phase.name()), clock);
    network = seen;
    first = true;
    file.write(Event.newBuilder().setGraphDef(ByteString.copyFrom(seen.graph())));
  }

  @Override
  public void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {
    if (first && step > 0) {
      // What a killed run wrote of later steps: TensorBoard drops it then.
      open()
          .write(
              Event.newBuilder()
                  .setStep(step)
                  .setSessionLog(
                      SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START)));
    }
    first = false;
    if (step % EVERY_STEPS == 0) {
      write(
          step,
          Summary.newBuilder()
              .addValue(scalar("loss", loss))
              .addValue(scalar("learning_rate", learningRate)));
    }
  }

  @Override
  public void epochEnded(EpochResult result) {
    Summary.Builder summary =
        Summary.newBuilder()
            .addValue(scalar("epoch/train_loss", result.trainLoss()))
            .addValue(scalar("epoch/validation_loss", result.validationLoss()))
            .addValue(scalar("epoch/validation_auc", result.validationAuc()))
            .addValue(scalar("epoch/images_per_second", result.imagesPerSecond()))
            .addValue(scalar("epoch/input_wait", result.inputWait()));
    write(result.epoch(), summary);
    Objects.requireNonNull(network, "a phase begins first")
        .weights((name, values) -> write(result.epoch(), histogram(name, values)));
  }

  @Override
  public void phaseEnded(Phase phase, EpochResult best, String reason) {
    close();
  }

  private static Summary.Value.Builder scalar(String tag, double value) {
    return Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value);
  }

  /** A record a weight: no more than one of them is held at a time. */
  private static Summary.Builder histogram(String name, float[] values) {
    return Summary.newBuilder()
        .addValue(
            Summary.Value.newBuilder()
                .setTag("weights/" + name)
                .setHisto(WeightHistogram.of(values)));
  }

  private void write(long step, Summary.Builder summary) {
    open().write(Event.newBuilder().setStep(step).setSummary(summary));
  }

  private EventFile open() {
    return Objects.requireNonNull(file, "a phase begins first");
  }

  /** Ends the file of the phase under way, if there is one. */
  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
    network = null;
  }
}
