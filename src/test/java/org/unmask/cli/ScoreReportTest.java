package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.unmask.image.ResampleFilter;
import org.unmask.image.ResizeMode;
import org.unmask.image.Resizing;
import org.unmask.model.ImageTrait;
import org.unmask.model.ModelSpec;
import org.unmask.model.Precision;
import org.unmask.model.Reference;
import org.unmask.model.TraitCounts;
import org.unmask.scoring.Begin;
import org.unmask.scoring.ScoringSummary;

class ScoreReportTest {
  private static final TraitCounts SHARP =
      sharpness(List.of(0L, 0L, 0L, 0L, 100L, 200L, 0L, 0L, 0L, 0L));
  private static final TraitCounts BLURRED =
      sharpness(List.of(0L, 250L, 50L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));

  @Test
  void warnsOfImagesThatAreUnlikeThoseOfValidation() {
    assertThat(lines(SHARP, BLURRED))
        .anyMatch(
            line ->
                line.startsWith("Warning: these images are unlike those of validation")
                    && line.endsWith("(mostly 10 to 30, there 200 to 400)"));
  }

  @Test
  void saysInWhatImagesAreAlike() {
    assertThat(lines(SHARP, SHARP))
        .contains("The images are like those of validation in sharpness");
  }

  @Test
  void saysNothingWhereNothingIsKnown() {
    assertThat(lines(TraitCounts.NONE, SHARP)).noneMatch(line -> line.contains("validation"));
    assertThat(lines(SHARP, TraitCounts.NONE)).noneMatch(line -> line.contains("validation"));
  }

  @Test
  void saysWhatScoresWereComputedInWhereThatIsNotWhatTheModelWasMadeWith() {
    assertThat(computed(Map.of(Precision.BFLOAT16, 4000L)))
        .contains(
            "Computed in bfloat16 (score.precision = float32 gives the same scores on every CPU)");
    assertThat(computed(Map.of(Precision.FLOAT32, 4000L)))
        .noneMatch(line -> line.contains("float"));
  }

  @Test
  void warnsWhereExecutorsComputedDifferently() {
    assertThat(computed(Map.of(Precision.BFLOAT16, 1000L, Precision.FLOAT32, 3000L)))
        .contains(
            "Warning: not all scores were computed alike: 3,000 in float32, 1,000 in bfloat16"
                + " (score.precision = float32 makes them so)");
  }

  @Test
  void saysWhatAnUpdateHasMadeOfTheRowsThatThereWere() {
    assertThat(updated(0, 0))
        .contains("No file is new or changed: 20 rows kept, their verdicts by threshold 0.500")
        .noneMatch(
            line ->
                line.contains("gone")
                    || line.contains("had a score")
                    || line.contains("as they were"));
    assertThat(updated(3, 2))
        .contains(
            "No file is new or changed: 20 rows kept, their verdicts by threshold 0.500",
            "Dropped 3 rows whose files are gone or no longer listed",
            "Warning: 2 rows that had a score have none now");
  }

  @Test
  void saysWhereThereWasNothingLeftToDo() {
    assertThat(ofBefore(Begin.UPDATE))
        .contains("Nothing is new or changed: all 20 rows are as they were");
    assertThat(ofBefore(Begin.NEW))
        .contains("Finished already: all 20 rows are as they were")
        .contains("Scored 20 of 20 files: 5 FAKE (25.0 %), 15 REAL at threshold 0.500")
        .noneMatch(line -> line.startsWith("Took ") || line.startsWith("Seconds: "));
  }

  private static List<String> updated(long dropped, long lost) {
    return ScoreReport.lines(
        allKept(dropped, lost, Map.of("scoring", 0.0)), spec(TraitCounts.NONE), Begin.UPDATE);
  }

  private static List<String> ofBefore(Begin begin) {
    return ScoreReport.lines(allKept(0, 0, Map.of()), spec(TraitCounts.NONE), begin);
  }

  private static ScoringSummary allKept(long dropped, long lost, Map<String, Double> stages) {
    List<Long> histogram = Collections.nCopies(Reference.SCORE_BINS, 0L);
    return new ScoringSummary(
        "m", 20, 20, dropped, lost, 5, Map.of(), histogram, TraitCounts.NONE, Map.of(), stages);
  }

  private static TraitCounts sharpness(List<Long> bins) {
    return new TraitCounts(Map.of(ImageTrait.SHARPNESS, bins));
  }

  private static List<String> computed(Map<Precision, Long> precisions) {
    return lines(TraitCounts.NONE, TraitCounts.NONE, precisions);
  }

  private static List<String> lines(TraitCounts reference, TraitCounts observed) {
    return lines(reference, observed, Map.of());
  }

  private static List<String> lines(
      TraitCounts reference, TraitCounts observed, Map<Precision, Long> precisions) {
    List<Long> histogram = Collections.nCopies(Reference.SCORE_BINS, 100L);
    return ScoreReport.lines(
        new ScoringSummary(
            "m",
            4000,
            0,
            0,
            0,
            2000,
            Map.of(),
            histogram,
            observed,
            precisions,
            Map.of("scoring", 10.0)),
        spec(reference),
        Begin.NEW);
  }

  private static ModelSpec spec(TraitCounts reference) {
    return new ModelSpec(
            "m",
            224,
            new Resizing(ResizeMode.CROP, ResampleFilter.CUBIC),
            0.5,
            "by hand",
            1,
            Map.of(),
            Map.of())
        .withReference(new Reference(List.of(), reference));
  }
}
