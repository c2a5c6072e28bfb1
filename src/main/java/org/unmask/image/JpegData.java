package org.unmask.image;

import org.jspecify.annotations.Nullable;

/**
 * Whether a JPEG has data for all of its picture. Decoders paint what is missing or broken grey, or
 * smear it, and say nothing but a warning; so this walks the codes of all scans without making
 * pixels of them, at a fraction of what decoding costs. Bytes that belong to nobody between two
 * markers do no harm and are let pass.
 */
public final class JpegData {
  private static final int FIRST_SEGMENT = 2;
  private static final int HUFFMAN_TABLES = 0xc4;
  private static final int START_OF_SCAN = 0xda;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int RESTART_INTERVAL = 0xdd;

  /** Above any encoder's script; each scan may cost a pass over all blocks, for a few bytes. */
  private static final int MOST_SCANS = 100;

  private final byte[] content;
  private final HeaderBytes bytes;
  private final @Nullable HuffmanCode[] dc = new HuffmanCode[4];
  private final @Nullable HuffmanCode[] ac = new HuffmanCode[4];
  private int restartInterval;
  private @Nullable JpegFrame frame;
  private @Nullable JpegProgress progress;

  private JpegData(byte[] content) {
    this.content = content;
    this.bytes = new HeaderBytes(content);
  }

  /**
   * Makes sure that no part of the picture is missing or broken. A sequential picture that brings
   * no Huffman tables has those of the standard. What is coded in a way that is not walked here, by
   * arithmetic or without tables that are known, is left to the decoder to judge.
   *
   * @param content a JPEG whose {@link ImageHeader} is sound
   * @throws InvalidImageException if the picture is not whole
   */
  public static void requireWhole(byte[] content) throws InvalidImageException {
    new JpegData(content).walk();
  }

  private void walk() throws InvalidImageException {
    int scans = 0;
    long at = FIRST_SEGMENT;
    while (true) {
      int marker = EntropyBits.nextMarker(content, at);
      if (marker >= content.length || bytes.unsignedByte(marker + 1L) == END_OF_IMAGE) {
        break;
      }
      JpegSegment segment = JpegSegment.next(bytes, marker);
      at = segment.end();
      if (segment.marker() == START_OF_SCAN) {
        requireFew(++scans);
        JpegFrame ofScan = frame;
        if (ofScan == null) {
          throw corrupt("a scan before the frame header");
        }
        JpegScan scan = JpegScan.read(bytes, segment, ofScan);
        if (!ofScan.isProgressive()) {
          StandardHuffmanCodes.fill(dc, ac);
        }
        if (!ofScan.isHuffman() || lacksTable(scan, ofScan)) {
          requireFewScans(at, scans);
          return;
        }
        at = walk(scan, ofScan);
        if (!ofScan.isProgressive() && progress().isComplete()) {
          requireFewScans(at, scans);
          return;
        }
      } else {
        note(segment);
      }
    }
    if (!progress().isComplete()) {
      throw corrupt("truncated: scans are missing");
    }
  }

  /** A decoder reads on to the end of the image, also where there is no need to walk. */
  private void requireFewScans(long from, int before) throws InvalidImageException {
    int scans = before;
    long at = from;
    while (true) {
      int marker = EntropyBits.nextMarker(content, at);
      if (marker + 4 > content.length || bytes.unsignedByte(marker + 1L) == END_OF_IMAGE) {
        return;
      }
      int code = bytes.unsignedByte(marker + 1L);
      if (code == START_OF_SCAN) {
        requireFew(++scans);
      }
      at = marker + 2L + (JpegSegment.standsAlone(code) ? 0 : bytes.bigEndian16(marker + 2L));
    }
  }

  private static void requireFew(int scans) throws InvalidImageException {
    if (scans > MOST_SCANS) {
      throw corrupt("more than " + MOST_SCANS + " scans");
    }
  }

  private JpegProgress progress() throws InvalidImageException {
    JpegProgress known = progress;
    if (known == null) {
      throw corrupt("no frame header");
    }
    return known;
  }

  private void note(JpegSegment segment) throws InvalidImageException {
    if (JpegFrame.isFrame(segment.marker())) {
      if (frame != null) {
        throw corrupt("two frames");
      }
      frame = JpegFrame.read(bytes, segment);
      progress = new JpegProgress(frame);
    } else if (segment.marker() == HUFFMAN_TABLES) {
      noteTables(segment);
    } else if (segment.marker() == RESTART_INTERVAL) {
      restartInterval = bytes.bigEndian16(segment.at() + 2);
    }
  }

  private void noteTables(JpegSegment segment) throws InvalidImageException {
    long at = segment.at() + 2;
    while (at < segment.end()) {
      int place = bytes.unsignedByte(at);
      HuffmanCode code = HuffmanCode.read(bytes, at + 1);
      (place >> 4 == 0 ? dc : ac)[place & 3] = code;
      at += 17 + HuffmanCode.size(bytes, at + 1);
    }
  }

  private boolean lacksTable(JpegScan scan, JpegFrame ofScan) {
    boolean means = !ofScan.isProgressive() || (scan.first() == 0 && scan.previousBit() == 0);
    boolean others = !ofScan.isProgressive() || scan.first() > 0;
    return scan.parts().stream()
        .anyMatch(part -> (means && dc[part.dc()] == null) || (others && ac[part.ac()] == null));
  }

  /** Walks the data of a scan; returns where it ends. */
  private long walk(JpegScan scan, JpegFrame ofScan) throws InvalidImageException {
    EntropyBits bits = new EntropyBits(content, (int) Math.min(scan.data(), content.length));
    new ScanWalk(ofScan, scan, bits, dc, ac, progress(), restartInterval).walk();
    progress().note(scan);
    return bits.nextMarker();
  }

  private static InvalidImageException corrupt(String detail) {
    return new InvalidImageException(ImageError.CORRUPT, detail);
  }
}
