package org.unmask.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What work on so many images took, to see how it grows.
 *
 * @param seconds of the work, as its benchmark times it
 * @param peakMebibytes the most resident memory of its process
 */
record GrowthRun(int images, double seconds, double peakMebibytes) {

  /** The work on so many images. */
  interface Sized {
    GrowthRun of(int images) throws IOException;
  }

  /** Does the work at each size, the smallest first, and says what each took and how it grew. */
  static void each(int[] sizes, Sized work, CommandContext context) throws IOException {
    GrowthRun before = null;
    for (int size : sizes) {
      GrowthRun run = work.of(size);
      run.say(context);
      if (before != null) {
        run.sayGrowthSince(before, context);
      }
      before = run;
    }
  }

  /** The command line of a quiet command in a process of its own, with these settings. */
  static List<String> arguments(List<String> settings, String command, String... options) {
    List<String> all = new ArrayList<>(List.of(command, "--quiet"));
    all.addAll(settings);
    all.addAll(List.of(options));
    return all;
  }

  private void say(CommandContext context) {
    context.say(
        String.format(
            Locale.ROOT,
            "%,d images: %.1f s, %.1f images/s, peak memory of the process %,.0f MiB",
            images,
            seconds,
            images / seconds,
            peakMebibytes));
  }

  /** Says how time and memory grew since a run on fewer images. */
  private void sayGrowthSince(GrowthRun before, CommandContext context) {
    context.say(
        String.format(
            Locale.ROOT,
            "from %,d to %,d images: time grows with exponent %.3f, peak memory by %.1f %%",
            before.images,
            images,
            Math.log(seconds / before.seconds) / Math.log((double) images / before.images),
            100 * (peakMebibytes / before.peakMebibytes - 1)));
  }
}
