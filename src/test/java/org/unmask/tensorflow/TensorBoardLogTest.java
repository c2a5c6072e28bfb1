package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;
import org.unmask.PipelineException;
import org.unmask.training.EpochResult;
import org.unmask.training.LearningRateSchedule;
import org.unmask.training.NetworkView;
import org.unmask.training.Phase;

@Tag("tensorflow")
class TensorBoardLogTest {

  private static final Phase PHASE =
      new Phase("fine-tune", 3, 1, LearningRateSchedule.constant(1e-3));

  private static final NetworkView NETWORK =
      new NetworkView() {
        @Override
        public byte[] graph() {
          return new byte[] {1, 2, 3};
        }

        @Override
        public void weights(BiConsumer<String, float[]> each) {
          each.accept("Conv1/kernel", new float[] {-1, 0, 1});
          each.accept("head/bias", new float[] {0.5f});
        }
      };

  @TempDir Path folder;

  @Test
  void saysInALineThatItCannotWrite() throws IOException {
    Path file = Files.createFile(folder.resolve("logs"));
    try (TensorBoardLog log = new TensorBoardLog(file, Clock.systemUTC())) {
      assertThatExceptionOfType(PipelineException.class)
          .isThrownBy(() -> log.phaseBegan(PHASE, NETWORK))
          .withMessageStartingWith("Cannot write TensorBoard events: ");
    }
  }

  @Test
  void writesRecordsThatTensorBoardReads() throws IOException {
    Clock clock = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);
    EpochResult result = new EpochResult("fine-tune", 2, 1e-3, 0.5, 0.4, 0.9, 25, 60, 0.03);
    try (TensorBoardLog log = new TensorBoardLog(folder, clock)) {
      log.phaseBegan(PHASE, NETWORK);
      log.stepped(PHASE, 2, 20, 0.7, 1e-3);
      log.stepped(PHASE, 2, 21, 0.6, 1e-3);
      log.epochEnded(result);
      log.phaseEnded(PHASE, result, "done");
    }
    List<Event> events = events(folder.resolve("fine-tune/events.out.tfevents.1000000.unmask"));
    assertThat(events).hasSize(7);
    assertThat(events).allSatisfy(event -> assertThat(event.getWallTime()).isEqualTo(1000));
    assertThat(events.get(0).getFileVersion()).isEqualTo("brain.Event:2");
    assertThat(events.get(1).getGraphDef().toByteArray()).isEqualTo(NETWORK.graph());
    // It goes on from a checkpoint: what a killed run wrote of steps from there on is to go.
    assertThat(events.get(2).getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    assertThat(events.get(2).getStep()).isEqualTo(20);
    assertThat(events.get(3).getSummary().getValue(0).getTag()).isEqualTo("loss");
    assertThat(events.get(3).getStep()).isEqualTo(20);
    Event epoch = events.get(4);
    assertThat(epoch.getStep()).isEqualTo(2);
    assertThat(epoch.getSummary().getValueList())
        .extracting(Summary.Value::getTag)
        .containsExactly(
            "epoch/train_loss",
            "epoch/validation_loss",
            "epoch/validation_auc",
            "epoch/images_per_second",
            "epoch/input_wait");
    assertThat(epoch.getSummary().getValue(2).getSimpleValue()).isCloseTo(0.9f, within(1e-6f));
    Summary.Value kernel = events.get(5).getSummary().getValue(0);
    assertThat(kernel.getTag()).isEqualTo("weights/Conv1/kernel");
    assertThat(kernel.getHisto().getNum()).isEqualTo(3);
    assertThat(events.get(6).getSummary().getValue(0).getTag()).isEqualTo("weights/head/bias");
  }

  @Test
  void eachPhaseIsARunOfItsOwnAndAnEndedOneIsNone() {
    Phase head = new Phase("head", 1, 1, LearningRateSchedule.constant(1e-3));
    EpochResult result = new EpochResult("head", 1, 1e-3, 0.5, 0.4, 0.9, 25, 60, 0.03);
    try (TensorBoardLog log = new TensorBoardLog(folder, Clock.systemUTC())) {
      log.phaseEnded(head, result, "it had ended before");
      assertThat(folder).isEmptyDirectory();
      log.phaseBegan(head, NETWORK);
      log.phaseBegan(PHASE, NETWORK);
    }
    assertThat(folder).isDirectoryContaining("glob:**/head");
    assertThat(folder).isDirectoryContaining("glob:**/fine-tune");
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
