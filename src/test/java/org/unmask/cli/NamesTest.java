package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static Names read(Object value) {
    return Names.read(ConfigValueFactory.fromAnyRef(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mine,yours", " mine , yours,", "[mine, yours]", "[\"mine\",\"yours\"] "})
  void readsWhatAPersonMayWrite(String text) {
    assertThat(read(text).all()).containsExactly("mine", "yours");
  }

  @Test
  void textGivesTheSameNamesAgain() {
    for (List<String> names :
        List.of(
            List.<String>of(),
            List.of("a"),
            List.of("a", "b c"),
            List.of("a, b", "c\"d"),
            List.of("[a"))) {
      assertThat(read(new Names(names).toString()).all()).isEqualTo(names);
      assertThat(read(names).all()).isEqualTo(names);
    }
  }

  @Test
  void refusesAListThatDoesNotEnd() {
    assertThatThrownBy(() -> read("[a, b")).isInstanceOf(ConfigException.class);
  }
}
