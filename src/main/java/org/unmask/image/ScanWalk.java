package org.unmask.image;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Walks all blocks of one scan of a JPEG, in their order, across its restart markers. */
final class ScanWalk {
  private static final int FIRST_RESTART = 0xd0;
  private static final int MOST_BLOCKS_A_UNIT = 10;

  private final JpegFrame frame;
  private final List<JpegScan.Part> parts;
  private final JpegScan scan;
  private final EntropyBits bits;
  private final BlockReader blocks;
  private final @Nullable HuffmanCode[] dc;
  private final @Nullable HuffmanCode[] ac;
  private final JpegProgress progress;
  private final int restartInterval;

  ScanWalk(
      JpegFrame frame,
      JpegScan scan,
      EntropyBits bits,
      @Nullable HuffmanCode[] dc,
      @Nullable HuffmanCode[] ac,
      JpegProgress progress,
      int restartInterval) {
    this.frame = frame;
    this.parts = scan.parts();
    this.scan = scan;
    this.bits = bits;
    this.blocks = new BlockReader(bits, scan.first(), scan.last(), scan.previousBit());
    this.dc = dc;
    this.ac = ac;
    this.progress = progress;
    this.restartInterval = restartInterval;
  }

  void walk() throws InvalidImageException {
    if (frame.isProgressive() && scan.first() > 0) {
      walkBand(parts.get(0));
      return;
    }
    int[] blocksOfPart = new int[parts.size()];
    int sum = 0;
    for (int i = 0; i < blocksOfPart.length; i++) {
      JpegFrame.Component component = frame.components().get(parts.get(i).component());
      blocksOfPart[i] = parts.size() == 1 ? 1 : component.horizontal() * component.vertical();
      sum += blocksOfPart[i];
    }
    if (sum > MOST_BLOCKS_A_UNIT) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "a scan of " + sum + " blocks a unit, more than the standard allows");
    }
    walkUnits(blocksOfPart);
  }

  private void walkUnits(int[] blocksOfPart) throws InvalidImageException {
    long units = parts.size() == 1 ? blocksOf(parts.get(0)) : frame.units();
    for (long unit = 0; unit < units; unit++) {
      restartIfDue(unit);
      for (int i = 0; i < blocksOfPart.length; i++) {
        JpegScan.Part part = parts.get(i);
        for (int block = 0; block < blocksOfPart[i]; block++) {
          if (frame.isProgressive()) {
            mean(part);
          } else {
            blocks.sequential(table(dc, part.dc()), table(ac, part.ac()));
          }
        }
      }
    }
  }

  private void mean(JpegScan.Part part) throws InvalidImageException {
    if (scan.previousBit() == 0) {
      blocks.mean(table(dc, part.dc()));
    } else {
      bits.skip(1);
    }
  }

  private void walkBand(JpegScan.Part part) throws InvalidImageException {
    HuffmanCode code = table(ac, part.ac());
    long[] nonZero = progress.nonZero(part.component());
    for (int block = 0; block < nonZero.length; block++) {
      restartIfDue(block);
      nonZero[block] = blocks.band(code, nonZero[block]);
    }
  }

  private void restartIfDue(long unit) throws InvalidImageException {
    if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
      bits.restart(FIRST_RESTART + (int) ((unit / restartInterval - 1) % 8));
      blocks.restart();
    }
  }

  private long blocksOf(JpegScan.Part part) {
    return (long) frame.blocksAcross(part.component()) * frame.blocksDown(part.component());
  }

  private static HuffmanCode table(@Nullable HuffmanCode[] tables, int place) {
    return Objects.requireNonNull(tables[place], "table");
  }
}
