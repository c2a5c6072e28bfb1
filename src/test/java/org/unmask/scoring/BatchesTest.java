package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.unmask.model.ImageClassifier;

class BatchesTest {

  @Test
  void endsABatchAtTheCount() {
    assertThat(batches(new Batching(2, 100), 1, 2, 3, 4, 5))
        .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
  }

  @Test
  void endsABatchBeforeTheBytesThatWouldBeTooMany() {
    assertThat(batches(new Batching(10, 10), 4, 6, 1, 9, 1, 3, 3, 3))
        .containsExactly(List.of(4, 6), List.of(1, 9), List.of(1, 3, 3, 3));
  }

  @Test
  void givesAnItemAboveTheBytesABatchOfItsOwn() {
    assertThat(batches(new Batching(10, 10), 50, 1, 50, 60, 2))
        .containsExactly(List.of(50), List.of(1), List.of(50), List.of(60), List.of(2));
  }

  @Test
  void givesNoBatchOfNothing() {
    assertThat(batches(new Batching(10, 10))).isEmpty();
  }

  @Test
  void takesNoMoreThanOneBatchAndOneItem() {
    List<Integer> taken = new ArrayList<>();
    Iterator<Integer> source = List.of(1, 2, 3, 4, 5, 6).stream().peek(taken::add).iterator();
    Batches<Integer> batches = new Batches<>(source, Integer::longValue, new Batching(9, 6));

    assertThat(batches.next()).containsExactly(1, 2, 3);

    assertThat(taken).containsExactly(1, 2, 3, 4);
  }

  @Test
  void refusesToGoBeyondTheEnd() {
    Batches<Integer> batches =
        new Batches<>(List.of(1).iterator(), Integer::longValue, Batching.of(1));
    batches.next();

    assertThatThrownBy(batches::next).isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void namesTheBoundThatIsTooLow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Batching.of(-1))
        .withMessage("Invalid batch-size: -1 (0 or more)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batching(1, 0))
        .withMessage("Invalid batch-bytes: 0 (1 or more)");
  }

  @Test
  void takesWhatSuitsTheClassifierWhereNobodySaysMore() {
    ImageClassifier classifier = new FakeRecipe("model", 0.5).open(1);

    assertThat(Batching.suitable().on(classifier, 1)).isEqualTo(Batching.of(6));
    assertThat(Batching.suitable().on(classifier, 2)).isEqualTo(Batching.of(3));
    assertThat(Batching.suitable().on(classifier, 20)).isEqualTo(Batching.of(1));
    assertThat(Batching.of(9).on(classifier, 2)).isEqualTo(Batching.of(9));
  }

  @Test
  void needsToKnowHowManySuit() {
    Iterator<Integer> none = List.<Integer>of().iterator();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Batches<>(none, Integer::longValue, Batching.suitable()))
        .withMessage("Invalid batch-size: 0 (1 or more, here)");
  }

  private static List<List<Integer>> batches(Batching batching, Integer... items) {
    List<List<Integer>> batches = new ArrayList<>();
    new Batches<>(List.of(items).iterator(), Integer::longValue, batching)
        .forEachRemaining(batches::add);
    return batches;
  }
}
