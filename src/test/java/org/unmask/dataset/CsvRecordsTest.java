package org.unmask.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {

  @Test
  void readsRecordsWithAnyLineEnd() throws IOException {
    assertThat(records("a,b\r\nc,\"d\"\r\n\r\ng,h\n\ne,"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("g", "h"), List.of("e", ""));
  }

  @Test
  void readsQuotedFields() throws IOException {
    assertThat(records("\"a,\"\"b\"\"\nc\",d")).containsExactly(List.of("a,\"b\"\nc", "d"));
  }

  @Test
  void keepsLineEndsInsideOfQuotes() throws IOException {
    assertThat(records("\"a\r\nb\",c\r\n")).containsExactly(List.of("a\r\nb", "c"));
  }

  @Test
  void findsQuotesBehindSpace() throws IOException {
    assertThat(records("a, \"b,c\" ,d")).containsExactly(List.of("a", "b,c", "d"));
  }

  @Test
  void knowsNoComments() throws IOException {
    assertThat(records("#1.jpg,fake")).containsExactly(List.of("#1.jpg", "fake"));
  }

  @Test
  void keepsEmptyFields() throws IOException {
    assertThat(records("a,,\"\"\n,b,")).containsExactly(List.of("a", "", ""), List.of("", "b", ""));
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
    assertThatIOException()
        .isThrownBy(() -> records("a,b\n" + "x".repeat(70_000)))
        .withMessageContaining("line 2");
    assertThatIOException().isThrownBy(() -> records("a,\"" + "b\n".repeat(70_000)));
  }

  @Test
  void refusesFieldsWithoutEnd() {
    assertThatIOException().isThrownBy(() -> records(",".repeat(20_000)));
  }

  @Test
  void hasNoMoreThanOneLineToSayOfARefusal() {
    assertThatIOException()
        .isThrownBy(() -> records(",".repeat(20_000)))
        .satisfies(e -> assertThat(e).message().doesNotContain("\n"));
  }

  @Test
  void saysWhatTheReaderSays() {
    Reader broken =
        new Reader() {
          private int given;

          @Override
          public int read(char[] target, int offset, int length) throws IOException {
            if (given == 10) {
              throw new IOException("the disk is gone");
            }
            given++;
            target[offset] = 'x';
            return 1;
          }

          @Override
          public void close() {}
        };
    assertThatIOException()
        .isThrownBy(() -> new CsvRecords(broken).next())
        .withMessage("the disk is gone");
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
