package org.unmask.demo;

/** The colour filter of a sensor (RGGB) and the bilinear filling-in of the missing colours. */
final class Demosaic {
  private final float[] sensor;
  private final int size;

  Demosaic(float[] sensor, int size) {
    this.sensor = sensor;
    this.size = size;
  }

  /** Which colour a photosite sees: 0 red, 1 green, 2 blue. */
  static int channel(int x, int y) {
    return (x & 1) + (y & 1);
  }

  Raster colours() {
    Raster out = new Raster(size, size);
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int i = out.index(x, y);
        int channel = channel(x, y);
        if (channel == 1) {
          float across = (at(x - 1, y) + at(x + 1, y)) / 2;
          float down = (at(x, y - 1) + at(x, y + 1)) / 2;
          boolean redRow = (y & 1) == 0;
          out.data[i] = redRow ? across : down;
          out.data[i + 1] = at(x, y);
          out.data[i + 2] = redRow ? down : across;
        } else {
          out.data[i + channel] = at(x, y);
          out.data[i + 1] = (at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1)) / 4;
          out.data[i + 2 - channel] =
              (at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1)) / 4;
        }
      }
    }
    return out;
  }

  /** Mirrors at the edge, which keeps the colour of the filter. */
  private float at(int x, int y) {
    int cx = x < 0 ? 1 : x >= size ? size - 2 : x;
    int cy = y < 0 ? 1 : y >= size ? size - 2 : y;
    return sensor[cy * size + cx];
  }
}
