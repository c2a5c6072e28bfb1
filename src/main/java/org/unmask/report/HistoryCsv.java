package org.unmask.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.unmask.training.EpochResult;

/**
 * {@code history.csv}: a fixed header, one line an epoch, full precision, NaN where a value was not
 * measured. No value holds a comma, so none is quoted.
 */
public final class HistoryCsv {

  private static final String HEADER =
      "epoch,phase,learning_rate,train_loss,validation_loss,validation_auc,images_per_second,seconds,"
          + "input_wait";
  private static final int COLUMNS = 9;

  private HistoryCsv() {}

  /**
   * The text of the file, each line ended by a line feed.
   *
   * @throws IllegalArgumentException if the name of a phase holds a comma, quote or line break
   */
  public static String write(List<EpochResult> history) {
    return history.stream()
        .map(row -> line(row) + "\n")
        .collect(Collectors.joining("", HEADER + "\n", ""));
  }

  /**
   * Reads what {@link #write} wrote; blank lines are skipped.
   *
   * @throws IllegalArgumentException if the header is another or a line cannot be read
   */
  public static List<EpochResult> read(String csv) {
    List<String> lines = csv.lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new IllegalArgumentException(
          "Invalid header: %s (%s)".formatted(lines.isEmpty() ? "none" : lines.get(0), HEADER));
    }
    return IntStream.range(1, lines.size())
        .filter(i -> !lines.get(i).isBlank())
        .mapToObj(i -> row(lines.get(i), i + 1))
        .toList();
  }

  private static String line(EpochResult row) {
    if (row.phase().matches("(?s).*[,\"\\r\\n].*")) {
      throw new IllegalArgumentException(
          "Invalid phase: " + row.phase() + " (no comma, quote or line break)");
    }
    return String.join(
        ",",
        Integer.toString(row.epoch()),
        row.phase(),
        Double.toString(row.learningRate()),
        Double.toString(row.trainLoss()),
        Double.toString(row.validationLoss()),
        Double.toString(row.validationAuc()),
        Double.toString(row.imagesPerSecond()),
        Double.toString(row.seconds()),
        Double.toString(row.inputWait()));
  }

  private static EpochResult row(String line, int number) {
    String[] cells = line.split(",", -1);
    if (cells.length != COLUMNS) {
      throw new IllegalArgumentException(
          "Invalid line %d: %s (%d columns)".formatted(number, line, COLUMNS));
    }
    try {
      return new EpochResult(
          cells[1],
          Integer.parseInt(cells[0]),
          Double.parseDouble(cells[2]),
          Double.parseDouble(cells[3]),
          Double.parseDouble(cells[4]),
          Double.parseDouble(cells[5]),
          Double.parseDouble(cells[6]),
          Double.parseDouble(cells[7]),
          Double.parseDouble(cells[8]));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Invalid line %d: %s (numbers but for the phase)".formatted(number, line), e);
    }
  }
}
