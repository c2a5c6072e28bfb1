package org.unmask.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which pictures a corpus holds, decided before any is drawn. Names tell nothing of the label. */
final class CorpusPlan {
  /** New images are numbered far from those of the corpus: other people, other dice. */
  private static final long NEW = 1_000_000_000L;

  private static final List<Manipulation> MANIPULATIONS = List.of(Manipulation.values());

  private final DemoSettings settings;

  CorpusPlan(DemoSettings settings) {
    this.settings = settings;
  }

  /** Real and fake pictures of the corpus; fakes are spread evenly over the portraits. */
  List<Portrait> corpus() {
    List<Portrait> portraits = new ArrayList<>();
    for (int i = 0; i < settings.portraits(); i++) {
      List<ImageEntry> entries = new ArrayList<>();
      entries.add(entry(i, null));
      for (int k = i; k < settings.fakes(); k += settings.portraits()) {
        entries.add(entry(settings.portraits() + (long) k, manipulation(k)));
      }
      portraits.add(portrait(i, entries));
    }
    return portraits;
  }

  /** Pictures of other people, one each: by turns real and fake, in the order of their numbers. */
  List<Portrait> newcomers() {
    List<Portrait> portraits = new ArrayList<>();
    for (int i = 0; i < settings.newImages(); i++) {
      Manipulation manipulation = i % 2 == 0 ? null : manipulation(i / 2);
      portraits.add(portrait(NEW + i, List.of(entry(NEW + i, manipulation))));
    }
    return portraits;
  }

  private ImageEntry entry(long number, @Nullable Manipulation manipulation) {
    return new ImageEntry(number, name(2 * number) + ".jpg", manipulation);
  }

  private Portrait portrait(long number, List<ImageEntry> entries) {
    return new Portrait(number, "person-" + name(2 * number + 1), List.copyOf(entries));
  }

  private static Manipulation manipulation(int turn) {
    return MANIPULATIONS.get(turn % MANIPULATIONS.size());
  }

  private String name(long number) {
    long key = Dice.key(settings.seed(), Dice.Stream.NAME, number);
    return String.format(Locale.ROOT, "%012x", key >>> 16);
  }
}
