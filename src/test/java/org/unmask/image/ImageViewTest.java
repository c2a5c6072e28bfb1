package org.unmask.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImageViewTest {
  private final ImageView left = new ImageView(false, 0, 2, 0.25, 0.5);

  @Test
  void theMirrorImageOfACropLiesOnTheOtherSide() {
    assertThat(new ImageView(true, 0, 2, 0.75, 0.5).isMirrorImageOf(left)).isTrue();
    assertThat(left.isMirrorImageOf(new ImageView(true, 0, 2, 0.75, 0.5))).isTrue();
    assertThat(ImageView.MIRRORED.isMirrorImageOf(ImageView.IDENTITY)).isTrue();
  }

  @Test
  void anythingElseIsAnotherView() {
    assertThat(left.isMirrorImageOf(left)).isFalse();
    assertThat(new ImageView(true, 0, 2, 0.25, 0.5).isMirrorImageOf(left)).isFalse();
    assertThat(new ImageView(true, 0, 3, 0.75, 0.5).isMirrorImageOf(left)).isFalse();
    assertThat(new ImageView(true, 0, 2, 0.75, 0.4).isMirrorImageOf(left)).isFalse();
    assertThat(new ImageView(true, 5, 2, 0.75, 0.5).isMirrorImageOf(left)).isFalse();
  }
}
