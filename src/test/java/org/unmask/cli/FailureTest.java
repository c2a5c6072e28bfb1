package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.PipelineException;

class FailureTest {

  @Test
  void aFailureOfOursSpeaksForItself() {
    assertThat(Failure.of(new PipelineException("Cannot write /a: disk full"), "split"))
        .isEqualTo(new Failure("Cannot write /a: disk full", 1));
  }

  @Test
  void aWrongRequestIsWrongUsage() {
    assertThat(Failure.of(new IllegalArgumentException("Invalid --fakes: -1 (0 or more)"), "demo"))
        .isEqualTo(new Failure("Invalid --fakes: -1 (0 or more)", 2));
  }

  @Test
  void aLibrarysIllegalArgumentIsNoWrongUsage() {
    Throwable foreign = catchThrowable(() -> UUID.fromString("x".repeat(2)));
    assertThat(foreign)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Invalid UUID string: xx");
    assertThat(Failure.of(foreign, "score"))
        .isEqualTo(new Failure("Cannot run score: illegal argument: Invalid UUID string: xx", 1));
    assertThat(Failure.of(new PipelineException("Cannot read /a: x", foreign), "score"))
        .isEqualTo(new Failure("Cannot read /a: x", 1));
    assertThat(
            Failure.of(new IllegalArgumentException("Cannot read /a: it is damaged", foreign), "x"))
        .isEqualTo(new Failure("Cannot read /a: it is damaged", 2));
  }

  @Test
  void whatIsBundledUnderOurNameIsALibraryToo() {
    IllegalArgumentException bundled = new IllegalArgumentException("Invalid x");
    bundled.setStackTrace(
        new StackTraceElement[] {
          new StackTraceElement("org.unmask.shaded.Library", "method", "Library.java", 1)
        });
    assertThat(Failure.of(bundled, "score"))
        .isEqualTo(new Failure("Cannot run score: illegal argument: Invalid x", 1));
  }

  @Test
  void theRootCauseIsNamedWhereTheMessageLacksTheReason() {
    IOException root = new IOException("No space left on device");
    assertThat(Failure.of(new PipelineException("Cannot write /a", root), "split").line())
        .isEqualTo("Cannot write /a: io: No space left on device");
    assertThat(Failure.of(new PipelineException("Cannot write /a: null", root), "split").line())
        .isEqualTo("Cannot write /a: io: No space left on device");
    assertThat(
            Failure.of(
                    new PipelineException("Cannot write: No space left on device", root), "split")
                .line())
        .isEqualTo("Cannot write: No space left on device");
  }

  @Test
  void aForeignFailureIsToldByItsRootCause() {
    Throwable thrown =
        new ExecutionException(new IOException("outer", new FileNotFoundException("/data/a.jpg")));
    assertThat(Failure.of(thrown, "score"))
        .isEqualTo(new Failure("Cannot run score: file not found: /data/a.jpg", 1));
  }

  @Test
  void aFailureWithoutAMessageHasTheNameOfItsKind() {
    assertThat(Failure.of(new StackOverflowError(), "train").line())
        .isEqualTo("Cannot run train: stack overflow");
  }

  @Test
  void ofAForeignMessageTheFirstLineIsTold() {
    Throwable thrown = new IOException("no such host\n- stack\n- more");
    assertThat(Failure.of(thrown, "score").line()).isEqualTo("Cannot run score: io: no such host");
  }

  @Test
  void linesAreFlattened() {
    assertThat(
            Failure.of(new PipelineException("Cannot read a:\n  one\r\n  two\n"), "score").line())
        .isEqualTo("Cannot read a: one two");
  }

  @Test
  void whatSparkWrapsIsUnwrapped() {
    PipelineException ours = new PipelineException("Cannot decode: no such codec");
    assertThat(Failure.of(new SparkException("Job aborted due to stage failure", ours), "score"))
        .isEqualTo(new Failure("Cannot decode: no such codec", 1));
  }

  @Test
  void aCircleOfCausesEnds() {
    IOException first = new IOException("first");
    IOException second = new IOException("second", first);
    first.initCause(second);
    assertThat(Failure.of(first, "score").line()).isEqualTo("Cannot run score: io: second");
  }

  @Test
  @Tag("spark")
  void whatIsThrownOnAnExecutorIsUnwrapped() {
    // Left open: a JVM has one, and other tests may share it.
    SparkSession spark = SparkSessions.open("test", Optional.of("local[2]"));
    Throwable thrown =
        catchThrowable(
            () ->
                spark
                    .createDataset(List.of("a.jpg"), Encoders.STRING())
                    .map(broken(), Encoders.STRING())
                    .collectAsList());
    assertThat(thrown).isInstanceOf(SparkException.class);
    assertThat(Failure.of(thrown, "score"))
        .isEqualTo(new Failure("Cannot decode a.jpg: no such codec", 1));
  }

  private static MapFunction<String, String> broken() {
    return path -> {
      throw new PipelineException("Cannot decode " + path + ": no such codec");
    };
  }
}
