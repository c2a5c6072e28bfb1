package org.unmask.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.unmask.SparkFixture;

/**
 * The real command line over the real jobs in one folder; a line's words with @ are paths there.
 */
final class CommandLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Path folder;

  CommandLine(Path folder) {
    SparkFixture.session();
    this.folder = folder;
  }

  /** With twenty images in {@code images} and a dataset of them in {@code dataset}. */
  static CommandLine withDataset(Path folder) throws IOException {
    CommandLine line = new CommandLine(folder);
    line.drawImages("images", 10);
    line.succeeds("split --images @images --dataset @dataset");
    return line;
  }

  Path at(String name) {
    return folder.resolve(name);
  }

  JsonNode json(String name) throws IOException {
    return JSON.readTree(at(name).toFile());
  }

  /** What the last line printed. */
  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  int run(String line) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Terminal terminal =
        new Terminal(new PrintWriter(out), new PrintWriter(err), Map.of("UNMASK_HOME", "."));
    String[] words =
        Stream.concat(Arrays.stream(line.split(" ")), Stream.of("--quiet"))
            .map(this::placed)
            .toArray(String[]::new);
    return Main.execute(words, terminal, Jobs.standard());
  }

  /** A word with the place that it names, alone or as the value of a setting. */
  private String placed(String word) {
    int name = word.startsWith("@") ? 0 : word.indexOf("=@") + 1;
    return word.startsWith("@", name)
        ? word.substring(0, name) + at(word.substring(name + 1))
        : word;
  }

  void succeeds(String line) {
    assertThat(run(line)).as(err()).isZero();
  }

  /** Ends as a mistake of the user's does: with exit code 2 and one line that gives the reason. */
  void refused(String reason, String line) {
    assertThat(run(line)).as(out() + " " + err()).isEqualTo(2);
    assertThat(err().lines()).hasSize(1);
    assertThat(err()).startsWith("unmask: ").contains(reason);
  }

  /** As many of each label, with labels by folder: reds are real, blues are fake. */
  void drawImages(String name, int ofEach) throws IOException {
    for (int i = 0; i < ofEach; i++) {
      draw(at(name).resolve("Real/r%02d.png".formatted(i)), 0x600000, i);
      draw(at(name).resolve("Fake/f%02d.jpg".formatted(i)), 0x000060, 1000 + i);
    }
  }

  static void draw(Path file, int base, long seed) throws IOException {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(80, 60, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 60; y++) {
      for (int x = 0; x < 80; x++) {
        image.setRGB(x, y, base + random.nextInt(0x60) * 0x010101);
      }
    }
    Files.createDirectories(file.getParent());
    String name = file.toString();
    ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile());
  }
}
