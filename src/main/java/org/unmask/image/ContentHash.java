package org.unmask.image;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The identity of an image: what its bytes hash to, whatever the file is called. */
public final class ContentHash {
  private ContentHash() {}

  /** SHA-256 of {@code content}: 64 lower-case hex digits. */
  public static String sha256Hex(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
