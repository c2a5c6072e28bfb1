package org.unmask.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.unmask.dataset.ImageFolder;

/**
 * {@code [NAME=]DIR} of the command line. A name is letters, digits, dots, dashes and underscores,
 * so that {@code /data/a=b} has none.
 */
final class NamedFolder {
  private static final Pattern NAMED = Pattern.compile("([\\w.-]+)=(.+)");

  private NamedFolder() {}

  /**
   * A folder and what it is called, if it is. Where {@code split=train} is there in the folder
   * {@code here}, {@code split=train/x} lies in it: paths of partitions are written so.
   */
  static ImageFolder parse(String argument, Path here) {
    Matcher matcher = NAMED.matcher(argument);
    return matcher.matches() && !Files.exists(here.resolve(argument.split("/", 2)[0]))
        ? new ImageFolder(matcher.group(2), Optional.of(matcher.group(1)))
        : ImageFolder.of(argument);
  }
}
