package org.unmask.tensorflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Bytes for a reader of ImageIO. A reader that looks ahead may meet the end a few times; one that
 * takes the end for zeros, and would go on for as many pixels as the header claims, is stopped.
 */
final class FiniteInput extends MemoryCacheImageInputStream {
  private static final int MOST_READS_AT_THE_END = 1000;

  private int readsAtTheEnd;

  FiniteInput(byte[] content) {
    super(new ByteArrayInputStream(content));
  }

  @Override
  public int read() throws IOException {
    return counted(super.read());
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return counted(super.read(target, offset, length));
  }

  private int counted(int result) throws IOException {
    if (result < 0 && ++readsAtTheEnd > MOST_READS_AT_THE_END) {
      throw new IOException("truncated: the data ends too early");
    }
    return result;
  }
}
