package org.unmask.dataset;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads comma-separated values as RFC 4180 has them: quotes, doubled quotes, any line end. */
final class CsvRecords {
  /** Longer than any path; a binary file taken for CSV must not fill the memory. */
  private static final int MAX_FIELD = 1 << 16;

  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final PushbackReader in;

  /** The caller closes {@code in}. */
  CsvRecords(Reader in) throws IOException {
    this.in = new PushbackReader(in);
    int first = this.in.read();
    if (first != BYTE_ORDER_MARK && first != END) {
      this.in.unread(first);
    }
  }

  /** The fields of the next record that is not blank, or null at the end. */
  @Nullable List<String> next() throws IOException {
    while (true) {
      int first = in.read();
      if (first == END) {
        return null;
      }
      if (first != '\n' && first != '\r') {
        in.unread(first);
        return fields();
      }
    }
  }

  private List<String> fields() throws IOException {
    List<String> fields = new ArrayList<>();
    int end;
    do {
      StringBuilder field = new StringBuilder();
      end = field(field);
      fields.add(field.toString());
    } while (end == ',');
    return fields;
  }

  /** Reads one field; returns what ended it: a comma, a line end or the end of the file. */
  private int field(StringBuilder field) throws IOException {
    boolean quoted = false;
    while (true) {
      int next = in.read();
      if (next == '"') {
        if (quoted && peek() == '"') {
          in.read();
          field.append('"');
        } else {
          quoted = !quoted;
        }
      } else if (next == END || (!quoted && (next == ',' || next == '\n' || next == '\r'))) {
        return next;
      } else if (field.length() == MAX_FIELD) {
        throw new IOException("a field of more than " + MAX_FIELD + " characters");
      } else {
        field.append((char) next);
      }
    }
  }

  private int peek() throws IOException {
    int next = in.read();
    if (next != END) {
      in.unread(next);
    }
    return next;
  }
}
