package org.unmask.cli;

import java.util.Locale;

/**
 * What work on so many images took, to see how it grows.
 *
 * @param seconds of the work, as its benchmark times it
 * @param peakMebibytes the most resident memory of its process
 */
record GrowthRun(int images, double seconds, double peakMebibytes) {

  void say(CommandContext context) {
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
  void sayGrowthSince(GrowthRun before, CommandContext context) {
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
