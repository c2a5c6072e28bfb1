package org.unmask.demo;

/**
 * How large a demonstration corpus is.
 *
 * @param portraits real images, one of each person; 1 to 100,000
 * @param fakes fake images, spread over the portraits; 0 to 100,000
 * @param newImages images of other people to be scored, beside two broken files; 0 to 10,000
 * @param imageSize width and height, in pixels; 64 to 1024
 * @param seed the same seed gives the same files, byte for byte
 */
public record DemoSettings(int portraits, int fakes, int newImages, int imageSize, long seed) {

  /** 300 real and 300 fake images of 256 pixels, 24 new ones. */
  public static final DemoSettings DEFAULT = new DemoSettings(300, 300, 24, 256, 1);

  public DemoSettings {
    require("portraits", portraits, 1, 100_000);
    require("fakes", fakes, 0, 100_000);
    require("new-images", newImages, 0, 10_000);
    require("image-size", imageSize, 64, 1024);
  }

  private static void require(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "Invalid " + name + ": " + value + " (" + low + " to " + high + ")");
    }
  }
}
