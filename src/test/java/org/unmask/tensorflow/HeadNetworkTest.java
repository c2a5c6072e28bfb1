package org.unmask.tensorflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.unmask.training.Targets;

@Tag("tensorflow")
class HeadNetworkTest {

  @Test
  void beginsWithTheHeadThatItIsGiven() {
    HeadWeights given = TestWeights.head(3);
    try (HeadNetwork network = new HeadNetwork(given, 0.2, 0, Targets.PLAIN, 1, 1)) {
      assertThat(network.weights().kernel()).isEqualTo(given.kernel());
      assertThat(network.weights().bias()).isEqualTo(given.bias());
    }
  }
}
