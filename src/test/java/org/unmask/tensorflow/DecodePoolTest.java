package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.unmask.PipelineException;
import org.unmask.image.ImageLimits;
import org.unmask.image.ImageView;

class DecodePoolTest {

  @Test
  void worksSideBySide() {
    CyclicBarrier both = new CyclicBarrier(2);
    try (DecodePool pool = DecodePool.of(2)) {
      // Neither gets past the barrier unless the other is under way.
      pool.forEach(2, i -> await(both));
    }
    assertThat(both.isBroken()).isFalse();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void waitsForAllEvenIfOneFails() {
    AtomicInteger done = new AtomicInteger();
    try (DecodePool pool = DecodePool.of(2)) {
      assertThatThrownBy(
              () ->
                  pool.forEach(
                      9,
                      i -> {
                        if (i == 0) {
                          throw new IllegalStateException("no memory");
                        }
                        done.incrementAndGet();
                      }))
          .isInstanceOf(PipelineException.class)
          .hasMessage("Cannot decode images: no memory");
    }
    assertThat(done).hasValue(8);
  }

  @Tag("tensorflow")
  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void packsWhatCanBeDecodedInOrder(int threads) {
    byte[] first = TestImages.encoded(TestImages.noise(32, 32, 1), "png");
    byte[] last = TestImages.encoded(TestImages.noise(32, 32, 2), "png");
    List<ImageView> views = List.of(ImageView.IDENTITY, ImageView.MIRRORED);
    try (ImageDecoder decoder = new ImageDecoder(32, TestImages.STRETCHED, ImageLimits.DEFAULT, 1);
        DecodePool pool = DecodePool.of(threads);
        DecodedBatch batch =
            DecodedBatch.of(List.of(first, new byte[] {1, 2, 3}, last), views, decoder, pool);
        DecodedBatch alone = DecodedBatch.of(List.of(first, last), views, decoder, pool)) {
      assertThat(batch.tensor().shape().asArray()).containsExactly(4, 32, 32, 3);
      assertThat(batch.tensor()).isEqualTo(alone.tensor());
      assertThat(batch.outcomes(index -> index).toString())
          .contains("value=0", "NOT_AN_IMAGE", "value=1");
    }
  }
}
