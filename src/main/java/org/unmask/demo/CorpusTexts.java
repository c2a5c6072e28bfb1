package org.unmask.demo;

import java.util.List;
import java.util.stream.Collectors;

/** The tables and the text that go with a corpus. Lines end in a line feed everywhere. */
final class CorpusTexts {
  private final DemoSettings settings;

  CorpusTexts(DemoSettings settings) {
    this.settings = settings;
  }

  /** All pictures of the corpus, sorted by file; a fake's group is that of its photograph. */
  String metadata(List<Portrait> portraits) {
    return "file,label,group,manipulation,donor\n"
        + portraits.stream()
            .flatMap(portrait -> portrait.entries().stream().map(e -> row(portrait, e)))
            .sorted()
            .collect(Collectors.joining());
  }

  /** What the new images are, and why two of them cannot be scored. */
  String answers(List<Portrait> newcomers) {
    if (newcomers.isEmpty()) {
      return "file,label,manipulation\n";
    }
    return "file,label,manipulation\n"
        + newcomers.stream()
            .flatMap(portrait -> portrait.entries().stream())
            .map(e -> e.fileName() + "," + e.label() + "," + name(e) + "\n")
            .sorted()
            .collect(Collectors.joining())
        + BrokenFiles.TEXT
        + ",,not an image\n"
        + BrokenFiles.TRUNCATED
        + ",,truncated\n";
  }

  String readme() {
    return """
    A synthetic corpus for trying Unmask. No person in it exists.

    Every picture here was drawn by a program and "photographed" by a simulated camera. The fakes
    were made from these photographs in four ways: another drawn face swapped in (face-swap), the
    inner face passed through a low resolution (resynthesis), the inner face pasted with another
    sharpness and colour (composite), the whole picture decoded from half its size (generated).

    What is learnt here says NOTHING about real photographs and real deepfakes. A detector that is
    right on these pictures may be wrong on any other. Use it to see Unmask run, not to judge
    accuracy, and never to judge a picture of a person.

    corpus/Real, corpus/Fake   %d photographs and %d fakes, for split
    corpus/metadata.csv        label, group (the person) and manipulation of each
    new/                       %d pictures of other people, for score, and two files that are
                               broken on purpose, to show how errors are reported
    new-answers.csv            what the new pictures are

    Size %d x %d pixels, seed %d: the same settings draw the same files again.
    """
        .formatted(
            settings.portraits(),
            settings.fakes(),
            settings.newImages(),
            settings.imageSize(),
            settings.imageSize(),
            settings.seed());
  }

  private static String row(Portrait portrait, ImageEntry entry) {
    String donor =
        entry.manipulation() == Manipulation.FACE_SWAP
            ? "donor-" + entry.fileName().replace(".jpg", "")
            : "";
    return entry.folder()
        + "/"
        + entry.fileName()
        + ","
        + entry.label()
        + ","
        + portrait.group()
        + ","
        + name(entry)
        + ","
        + donor
        + "\n";
  }

  private static String name(ImageEntry entry) {
    Manipulation manipulation = entry.manipulation();
    return manipulation == null ? "" : manipulation.label();
  }
}
