package org.unmask.image;

import java.util.Arrays;

/** Which coefficients of a frame are known so far, and to which bit. */
final class JpegProgress {
  private static final int UNKNOWN = -1;

  private final JpegFrame frame;

  /** By component and coefficient: the lowest bit that is known. */
  private final int[][] bits;

  /** By component and block: the coefficients that are not zero; empty where nothing asks. */
  private final long[][] nonZero;

  JpegProgress(JpegFrame frame) {
    this.frame = frame;
    this.bits = new int[frame.components().size()][64];
    this.nonZero = new long[frame.components().size()][0];
    for (int[] ofComponent : bits) {
      Arrays.fill(ofComponent, UNKNOWN);
    }
  }

  void note(JpegScan scan) {
    for (JpegScan.Part part : scan.parts()) {
      if (frame.isProgressive()) {
        Arrays.fill(bits[part.component()], scan.first(), scan.last() + 1, scan.bit());
      } else {
        Arrays.fill(bits[part.component()], 0);
      }
    }
  }

  boolean isComplete() {
    for (int[] ofComponent : bits) {
      for (int bit : ofComponent) {
        if (bit != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The coefficients of a component that are not zero, a block of its own scans; to be updated. */
  long[] nonZero(int component) {
    if (nonZero[component].length == 0) {
      nonZero[component] = new long[frame.blocksAcross(component) * frame.blocksDown(component)];
    }
    return nonZero[component];
  }
}
