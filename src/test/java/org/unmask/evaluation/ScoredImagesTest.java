package org.unmask.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.unmask.image.Label;

class ScoredImagesTest {

  /** A copy, as each row of a table brings its own. */
  private static String copy(String name) {
    return String.copyValueOf(name.toCharArray());
  }

  @Test
  void keepsOneCopyOfANameThatImagesShare() {
    ScoredImages.Builder builder = ScoredImages.builder();
    for (String id : new String[] {"a", "b"}) {
      builder.add(id, id + ".jpg", copy("video"), copy("dfdc"), Label.REAL, 0.5, 0);
    }
    builder.add("c", "c.jpg", copy("c"), copy("dfdc"), Label.FAKE, 0.5, 0);
    ScoredImages images = builder.build();
    assertThat(images.groupId(1)).isEqualTo("video").isSameAs(images.groupId(0));
    assertThat(images.source(2)).isEqualTo("dfdc").isSameAs(images.source(0));
    assertThat(images.groupId(2)).isSameAs(images.imageId(2));
  }
}
