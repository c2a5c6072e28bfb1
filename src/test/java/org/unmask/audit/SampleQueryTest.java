package org.unmask.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.unmask.dataset.DatasetSchema.BYTES;
import static org.unmask.dataset.DatasetSchema.FORMAT;
import static org.unmask.dataset.DatasetSchema.GROUP_ID;
import static org.unmask.dataset.DatasetSchema.HEIGHT;
import static org.unmask.dataset.DatasetSchema.JPEG_QUALITY;
import static org.unmask.dataset.DatasetSchema.SHARPNESS;
import static org.unmask.dataset.DatasetSchema.WIDTH;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

@Tag("spark")
class SampleQueryTest {

  @Test
  void bringsAllImagesWhereTheyAreFew() {
    AuditSample sample =
        new SampleQuery(10, 1)
            .sample(
                new AuditRows()
                    .add(Label.FAKE, Map.of(WIDTH, 20, HEIGHT, 10, BYTES, 600L))
                    .add(Label.REAL, Map.of(WIDTH, 20, HEIGHT, 40, BYTES, 600L, JPEG_QUALITY, 90))
                    .index());

    assertThat(sample.labels()).containsExactlyInAnyOrder(Label.FAKE, Label.REAL);
    int fake = Arrays.asList(sample.labels()).indexOf(Label.FAKE);
    assertThat(values(sample, "bytes_per_pixel")[fake]).isEqualTo(3);
    assertThat(values(sample, "aspect_ratio")[fake]).isEqualTo(2);
    assertThat(values(sample, "jpeg_quality")[fake]).isEqualTo(NumericFeature.MISSING);
    assertThat(values(sample, "jpeg_quality")[1 - fake]).isEqualTo(90);
    assertThat(values(sample, "bytes_per_pixel")[1 - fake]).isEqualTo(0.75);
  }

  @Test
  void leavesOutWhatNoImageHas() {
    AuditSample sample =
        new SampleQuery(10, 1).sample(new AuditRows().add(Label.FAKE, Map.of()).index());

    assertThat(sample.numbers())
        .extracting(NumericFeature::name)
        .containsExactly("width", "height", "bytes", "bytes_per_pixel", "aspect_ratio");
    assertThat(sample.categories())
        .extracting(CategoricalFeature::name)
        .containsExactly("format", "exif");
  }

  @Test
  void looksAtNoMoreThanItMayAndAtTheSameImagesWhateverTheOrder() {
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 200; i++) {
      rows.add(i % 3 == 0 ? Label.FAKE : Label.REAL, Map.of(SHARPNESS, (double) i));
    }

    double[] chosen = values(new SampleQuery(50, 1).sample(rows.index()), "sharpness");

    assertThat(chosen).hasSize(50).doesNotHaveDuplicates();
    assertThat(values(new SampleQuery(50, 1).sample(rows.shuffled(8, 5)), "sharpness"))
        .containsExactly(chosen);
    assertThat(values(new SampleQuery(50, 2).sample(rows.index()), "sharpness"))
        .isNotEqualTo(chosen);
  }

  @Test
  void holdsAGroupOutAsAWhole() {
    AuditRows rows = new AuditRows();
    for (int i = 0; i < 120; i++) {
      String group = "group-" + i % 20;
      rows.add(
          i % 3 == 0 ? Label.FAKE : Label.REAL, Map.of(GROUP_ID, group, FORMAT, "in " + group));
    }

    AuditSample sample = new SampleQuery(1000, 1).sample(rows.index());

    int[] groups = sample.categories().get(0).codes();
    for (int group = 0; group < 20; group++) {
      int wanted = group;
      assertThat(
              IntStream.range(0, 120)
                  .filter(i -> groups[i] == wanted)
                  .map(i -> sample.folds()[i])
                  .distinct()
                  .count())
          .isEqualTo(1);
    }
    assertThat(IntStream.of(sample.folds()).distinct().boxed()).containsExactlyInAnyOrder(0, 1, 2);
    // 20 and 3 have no common divisor: each group has both labels.
    assertThat(sample.groups()).isEqualTo(new GroupsByLabel(20, 20));
  }

  private static double[] values(AuditSample sample, String name) {
    return sample.numbers().stream()
        .filter(number -> number.name().equals(name))
        .findAny()
        .orElseThrow()
        .values();
  }
}
