package org.unmask.dataset;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values as RFC 4180 has them, with line ends of CR LF or LF; space around
 * fields is left out. Records are bounded, so that a binary file taken for CSV cannot fill the
 * memory.
 */
final class CsvRecords {
  /** Longer than any path. */
  private static final int MAX_FIELD = 1 << 16;

  private static final int MAX_FIELDS = 1 << 14;
  private static final int END = -1;
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final CsvParser parser;

  /** The caller closes {@code in}. */
  CsvRecords(Reader in) throws IOException {
    parser = new CsvParser(settings());
    parser.beginParsing(withoutByteOrderMark(in));
  }

  /** The fields of the next record that is not blank, or null at the end. */
  @Nullable List<String> next() throws IOException {
    try {
      String[] fields = parser.parseNext();
      return fields == null ? null : List.of(fields);
    } catch (TextParsingException e) {
      for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException failure) {
          throw failure;
        }
      }
      throw new IOException(
          "no CSV at line "
              + (e.getLineIndex() + 1)
              + " (a record has at most "
              + MAX_FIELDS
              + " fields of "
              + MAX_FIELD
              + " characters)",
          e);
    }
  }

  private static Reader withoutByteOrderMark(Reader in) throws IOException {
    PushbackReader peeked = new PushbackReader(in);
    int first = peeked.read();
    if (first != BYTE_ORDER_MARK && first != END) {
      peeked.unread(first);
    }
    return peeked;
  }

  private static CsvParserSettings settings() {
    CsvParserSettings settings = new CsvParserSettings();
    // Of CR LF the CR counts as space around the last field; so files may mix both line ends.
    settings.getFormat().setLineSeparator("\n");
    settings.setMaxCharsPerColumn(MAX_FIELD);
    settings.setMaxColumns(MAX_FIELDS);
    settings.setNullValue("");
    settings.setEmptyValue("");
    // A file name may begin with the sign that begins a comment by default.
    settings.getFormat().setComment('\0');
    settings.setReadInputOnSeparateThread(false);
    settings.setAutoClosingEnabled(false);
    return settings;
  }
}
