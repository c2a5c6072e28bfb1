package org.unmask.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class ChunkScoringTest {

  @Test
  void givesEachColumnOfATableANameOfItsOwn() {
    assertThat(carried("label", "verdict")).containsExactly("label", "table_verdict");
    assertThat(carried("error", "table_error", "TABLE_TABLE_ERROR"))
        .containsExactly("table_table_table_error", "table_error", "TABLE_TABLE_ERROR");
    assertThat(carried("table_error", "Error")).containsExactly("table_error", "table_table_Error");
  }

  private static List<String> carried(String... names) {
    StructType table = new StructType();
    for (String name : names) {
      table = table.add(name, DataTypes.StringType);
    }
    String[] all = ChunkScoring.schema(table).fieldNames();
    return Arrays.asList(all).subList(ScoresSchema.COUNTED.size(), all.length);
  }
}
