package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.image.Label;
import org.unmask.split.SplitName;

class FolderLabelsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "real",
        "REAL",
        "Real",
        "0_real",
        "original",
        "pristine",
        "genuine",
        "authentic",
        "training_real"
      })
  void knowsTheNamesOfReal(String name) {
    assertThat(FolderLabels.DEFAULT.labelOf(name)).contains(Label.REAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fake",
        "FAKE",
        "1_fake",
        "DeepFake",
        "manipulated",
        "synthetic",
        "generated",
        "training_fake"
      })
  void knowsTheNamesOfFake(String name) {
    assertThat(FolderLabels.DEFAULT.labelOf(name)).contains(Label.FAKE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "faces", "unreal", "real_and_fake", ""})
  void doesNotGuess(String name) {
    assertThat(FolderLabels.DEFAULT.labelOf(name)).isEmpty();
  }

  @Test
  void takesTheNearestFolder() {
    assertThat(FolderLabels.DEFAULT.nearestLabel(List.of("Fake", "x", "Real", "y")))
        .contains(Label.REAL);
    assertThat(FolderLabels.DEFAULT.nearestLabel(List.of("Fake", "x"))).contains(Label.FAKE);
    assertThat(FolderLabels.DEFAULT.nearestLabel(List.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Train,TRAIN",
    "training,TRAIN",
    "VAL,VALIDATION",
    "valid,VALIDATION",
    "Validation,VALIDATION",
    "Test,TEST"
  })
  void knowsTheNamesOfSplits(String name, SplitName split) {
    assertThat(FolderLabels.splitOf(name)).contains(split);
    assertThat(FolderLabels.DEFAULT.labelOf(name)).isEmpty();
  }

  @Test
  void takesNamesOfOnesOwn() {
    FolderLabels labels = new FolderLabels(List.of("youtube"), List.of("FaceSwap", "nt"));

    assertThat(labels.labelOf("YouTube")).contains(Label.REAL);
    assertThat(labels.nearestLabel(List.of("youtube", "faceswap"))).contains(Label.FAKE);
    assertThat(labels.labelOf("real")).isEmpty();
  }

  @Test
  void refusesNamesThatMeanTwoThingsOrNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FolderLabels(List.of("a"), List.of("A")))
        .withMessageContaining("'A' stands for both");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FolderLabels(List.of("train"), List.of("a")))
        .withMessageContaining("'train'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FolderLabels(List.of(), List.of("a")))
        .withMessageContaining("none stands for REAL");
  }
}
