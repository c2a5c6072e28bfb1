package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void readsRecordsWithAnyLineEnd() throws IOException {
    assertThat(records("a,b\r\nc,d\n\ne,"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", ""));
  }

  @Test
  void readsQuotedFields() throws IOException {
    assertThat(records("\"a,\"\"b\"\"\nc\",d")).containsExactly(List.of("a,\"b\"\nc", "d"));
  }

  @Test
  void skipsTheByteOrderMark() throws IOException {
    assertThat(records("\ufefffile,label")).containsExactly(List.of("file", "label"));
  }

  @Test
  void findsNothingInNothing() throws IOException {
    assertThat(records("")).isEmpty();
    assertThat(records("\ufeff\n\r\n")).isEmpty();
  }

  @Test
  void refusesAFieldWithoutEnd() {
    assertThatIOException().isThrownBy(() -> records("x".repeat(70_000)));
  }

  private static List<List<String>> records(String csv) throws IOException {
    CsvRecords records = new CsvRecords(new StringReader(csv));
    List<List<String>> all = new ArrayList<>();
    for (List<String> next = records.next(); next != null; next = records.next()) {
      all.add(next);
    }
    return all;
  }
}
