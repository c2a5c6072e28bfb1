package org.unmask.image;

import java.util.zip.CRC32;

/** Numbers at places of a file; a place outside of it means that the file is {@code CORRUPT}. */
final class HeaderBytes {
  private final byte[] content;

  HeaderBytes(byte[] content) {
    this.content = content;
  }

  long length() {
    return content.length;
  }

  int unsignedByte(long at) throws InvalidImageException {
    if (at < 0 || at >= content.length) {
      throw new InvalidImageException(
          ImageError.CORRUPT, "the header is cut off at byte " + content.length);
    }
    return content[(int) at] & 0xff;
  }

  int bigEndian16(long at) throws InvalidImageException {
    return unsignedByte(at) << 8 | unsignedByte(at + 1);
  }

  int littleEndian16(long at) throws InvalidImageException {
    return unsignedByte(at + 1) << 8 | unsignedByte(at);
  }

  /** The 32 bits as a Java int: values of 2³¹ and above come out negative. */
  int bigEndian32(long at) throws InvalidImageException {
    return bigEndian16(at) << 16 | bigEndian16(at + 2);
  }

  /** The 32 bits as a Java int: values of 2³¹ and above come out negative. */
  int littleEndian32(long at) throws InvalidImageException {
    return littleEndian16(at + 2) << 16 | littleEndian16(at);
  }

  /** Whether the bytes from {@code at} on are those of an ISO 8859-1 string. */
  boolean matches(int at, String signature) {
    if (at + signature.length() > content.length) {
      return false;
    }
    for (int i = 0; i < signature.length(); i++) {
      if ((content[at + i] & 0xff) != signature.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** The CRC-32 of the bytes from {@code from} to before {@code to}. */
  int crc32(int from, int to) throws InvalidImageException {
    unsignedByte(to - 1L);
    CRC32 crc = new CRC32();
    crc.update(content, from, to - from);
    return (int) crc.getValue();
  }
}
