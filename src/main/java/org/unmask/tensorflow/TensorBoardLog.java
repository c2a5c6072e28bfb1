package org.unmask.tensorflow;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.unmask.training.EpochResult;
import org.unmask.training.Phase;
import org.unmask.training.TrainingListener;

/**
 * Writes TensorBoard events: an {@code Event} proto a record, in TFRecord framing (length, masked
 * CRC32C of it, data, masked CRC32C of that). Each record is flushed, so a run can be watched.
 */
public final class TensorBoardLog implements TrainingListener, AutoCloseable {
  private static final int EVERY_STEPS = 10;

  private final OutputStream out;
  private final Clock clock;

  /** Begins a new event file in {@code folder}, which is created where it is absent. */
  public TensorBoardLog(Path folder, Clock clock) throws IOException {
    this.clock = clock;
    Files.createDirectories(folder);
    Path file = folder.resolve("events.out.tfevents.%d.unmask".formatted(clock.millis()));
    out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
    write(event().setFileVersion("brain.Event:2").build());
  }

  @Override
  public void stepped(Phase phase, int epoch, long step, double loss, double learningRate) {
    if (step % EVERY_STEPS == 0) {
      scalars(step, phase.name() + "/loss", loss, phase.name() + "/learning_rate", learningRate);
    }
  }

  @Override
  public void epochEnded(EpochResult result) {
    String phase = result.phase();
    scalars(result.epoch(), phase + "/epoch_train_loss", result.trainLoss());
    scalars(result.epoch(), phase + "/epoch_validation_loss", result.validationLoss());
    scalars(result.epoch(), phase + "/epoch_validation_auc", result.validationAuc());
    scalars(result.epoch(), phase + "/images_per_second", result.imagesPerSecond());
  }

  private void scalars(long step, Object... tagsAndValues) {
    Summary.Builder summary = Summary.newBuilder();
    for (int i = 0; i < tagsAndValues.length; i += 2) {
      summary.addValue(
          Summary.Value.newBuilder()
              .setTag((String) tagsAndValues[i])
              .setSimpleValue(((Double) tagsAndValues[i + 1]).floatValue()));
    }
    try {
      write(event().setStep(step).setSummary(summary).build());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write TensorBoard events: " + e.getMessage(), e);
    }
  }

  private Event.Builder event() {
    return Event.newBuilder().setWallTime(clock.millis() / 1000.0);
  }

  private void write(Event event) throws IOException {
    byte[] data = event.toByteArray();
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(maskedCrc(record.array(), 0, Long.BYTES));
    record.put(data);
    record.putInt(maskedCrc(data, 0, data.length));
    out.write(record.array());
    out.flush();
  }

  /** TFRecord's mask: rotated right by 15 bits, plus a constant. */
  private static int maskedCrc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
