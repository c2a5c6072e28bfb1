package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.unmask.training.EpochResult;

@Tag("tensorflow")
class TensorBoardLogTest {

  @TempDir Path folder;

  @Test
  void writesRecordsThatTensorBoardReads() throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
    try (TensorBoardLog log = new TensorBoardLog(folder, clock)) {
      log.epochEnded(new EpochResult("fine-tune", 2, 1e-3, 0.5, 0.4, 0.9, 25, 60));
    }
    List<Event> events = events(folder.resolve("events.out.tfevents.1000000.unmask"));
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events).hasSize(5);
    assertThat(events.get(3).getStep()).isEqualTo(2);
    assertThat(events.get(3).getSummary().getValue(0).getTag())
        .isEqualTo("fine-tune/epoch_validation_auc");
    assertThat(events.get(3).getSummary().getValue(0).getSimpleValue())
        .isCloseTo(0.9f, within(1e-6f));
  }

  /** Reads TFRecord framing, and checks both checksums of each record. */
  private static List<Event> events(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] length = new byte[8];
      bytes.get(length);
      assertThat(bytes.getInt()).isEqualTo(masked(length));
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      bytes.get(data);
      assertThat(bytes.getInt()).isEqualTo(masked(data));
      events.add(Event.parseFrom(data));
    }
    return events;
  }

  /** As TensorFlow's crc32c.h says it. */
  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    int value = (int) crc.getValue();
    return ((value >>> 15) | (value << 17)) + 0xa282ead8;
  }
}
