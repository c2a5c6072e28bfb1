package org.unmask.split;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A shuffle that depends on nothing but the seed and each item's own key: neither on the order of
 * the input, nor on partitions, nor on the Java version.
 */
public final class SeededHash {
  private SeededHash() {}

  /** The first 64 bits of SHA-256 over the seed (8 bytes, big-endian) and the key in UTF-8. */
  public static long of(long seed, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
      return ByteBuffer.wrap(digest.digest(key.getBytes(UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
