package org.unmask.tensorflow;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.zip.CRC32C;
import org.tensorflow.proto.Event;
import org.unmask.PipelineException;

/**
 * A file of TensorBoard events: an {@code Event} proto a record, in TFRecord framing (length,
 * masked CRC32C of it, data, masked CRC32C of that). Each record is flushed, so a run can be
 * watched.
 */
final class EventFile implements AutoCloseable {
  private final OutputStream out;
  private final Clock clock;

  private EventFile(OutputStream out, Clock clock) {
    this.out = out;
    this.clock = clock;
  }

  /** Begins a new file in {@code folder}, which is created where it is absent. */
  static EventFile create(Path folder, Clock clock) {
    try {
      Files.createDirectories(folder);
      Path file = folder.resolve("events.out.tfevents." + clock.millis() + ".unmask");
      EventFile events =
          new EventFile(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), clock);
      events.write(Event.newBuilder().setFileVersion("brain.Event:2"));
      return events;
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** Appends an event of now. */
  void write(Event.Builder event) {
    byte[] data = event.setWallTime(clock.millis() / 1000.0).build().toByteArray();
    ByteBuffer record =
        ByteBuffer.allocate(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    record.putLong(data.length);
    record.putInt(maskedCrc(record.array(), 0, Long.BYTES));
    record.put(data);
    record.putInt(maskedCrc(data, 0, data.length));
    try {
      out.write(record.array());
      out.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  /** TFRecord's mask: rotated right by 15 bits, plus a constant. */
  private static int maskedCrc(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset, length);
    int value = (int) crc.getValue();
    return (value >>> 15 | value << 17) + 0xa282ead8;
  }

  private static PipelineException failure(IOException e) {
    return new PipelineException("Cannot write TensorBoard events: " + e.getMessage(), e);
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }
}
