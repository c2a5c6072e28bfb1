package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.unmask.image.ImageError;
import org.unmask.image.ImageFormat;
import org.unmask.image.ImageHeader;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;

class AdmissionTest {

  @Test
  void keepsTheSmallestPathOfDuplicates() {
    Admission admission =
        Admission.of(
            List.of(file("c", Label.REAL), file("a", Label.REAL), file("b", Label.REAL)),
            List.of(sound("1"), sound("1"), sound("1")));

    assertThat(admission.accepted()).extracting(AcceptedImage::path).containsExactly("a");
    assertThat(admission.rejected())
        .containsExactlyInAnyOrder(
            new Rejection("b", RejectReason.DUPLICATE, "same bytes as a"),
            new Rejection("c", RejectReason.DUPLICATE, "same bytes as a"));
  }

  @Test
  void believesNoneOfTheSameBytesUnderBothLabels() {
    Admission admission =
        Admission.of(
            List.of(file("a", Label.REAL), file("b", Label.FAKE), file("c", Label.REAL)),
            List.of(sound("1"), sound("1"), sound("1")));

    assertThat(admission.accepted()).isEmpty();
    assertThat(admission.rejected())
        .containsExactly(
            new Rejection("a", RejectReason.LABEL_CONFLICT, "REAL here, but FAKE as b"),
            new Rejection("b", RejectReason.LABEL_CONFLICT, "FAKE here, but REAL as a"),
            new Rejection("c", RejectReason.LABEL_CONFLICT, "REAL here, but FAKE as b"));
  }

  @Test
  void rejectsABrokenFileBeforeItAsksForALabel() {
    Admission admission =
        Admission.of(
            List.of(file("a", null), file("b", null)),
            List.of(new Inspection.Broken(ImageError.CORRUPT, "cut off"), sound("1")));

    assertThat(admission.rejected())
        .extracting(Rejection::reason)
        .containsExactly(RejectReason.CORRUPT, RejectReason.NO_LABEL);
  }

  @Test
  void takesAnImageWithoutAGroupForItsOwn() {
    Admission admission = Admission.of(List.of(file("a", Label.REAL)), List.of(sound("1")));

    assertThat(admission.accepted()).extracting(AcceptedImage::groupId).containsExactly("1");
  }

  private static Candidate file(String path, @Nullable Label label) {
    return new Candidate(path, 1, "source", label, null, null);
  }

  private static Inspection sound(String id) {
    return new Inspection.Sound(id, new ImageHeader(ImageFormat.JPEG, 2, 3, 1), 1);
  }
}
