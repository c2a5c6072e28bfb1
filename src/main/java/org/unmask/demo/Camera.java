package org.unmask.demo;

/**
 * A camera and its settings: lens, sensor with a Bayer filter, development. A photograph's noise is
 * thus what a camera leaves: stronger in dark colours, and alike in neighbouring pixels.
 */
record Camera(
    float lensBlur,
    float fringe,
    float vignette,
    float exposure,
    float shotNoise,
    float readNoise,
    float redGain,
    float blueGain,
    float contrast,
    float sharpening,
    long noiseSeed) {

  static Camera draw(Dice dice) {
    float speed = dice.between(0, 1);
    return new Camera(
        dice.between(0.35, 0.75),
        dice.around(0, 0.0022),
        dice.between(0, 0.35),
        dice.between(0.85, 1.25),
        0.0003f + 0.0017f * speed * speed,
        0.0015f + 0.0045f * speed,
        dice.around(1, 0.10),
        dice.around(1, 0.13),
        dice.between(0, 0.35),
        dice.between(0.1, 0.9),
        dice.nextLong());
  }

  /** A photograph in display values, 0 to 1, of a scene in linear light. */
  Raster photograph(Raster scene, int size) {
    Raster focused = Filters.blur(scene, lensBlur * scene.width / size);
    float[] sensor = expose(focused, size);
    Raster developed = new Demosaic(sensor, size).colours();
    for (int i = 0; i < developed.data.length; i += 3) {
      developed.data[i] = tone(developed.data[i] * redGain);
      developed.data[i + 1] = tone(developed.data[i + 1]);
      developed.data[i + 2] = tone(developed.data[i + 2] * blueGain);
    }
    return Filters.sharpen(developed, 0.8f, sharpening);
  }

  private float[] expose(Raster scene, int size) {
    Dice noise = Dice.of(noiseSeed, Dice.Stream.CAMERA, 1);
    float[] sensor = new float[size * size];
    float scale = (float) scene.width / size;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int channel = Demosaic.channel(x, y);
        float dx = (x + 0.5f) / size - 0.5f;
        float dy = (y + 0.5f) / size - 0.5f;
        // Red and blue land a little further out or in than green.
        float zoom = 1 + fringe * (1 - channel);
        float light =
            scene.sample(
                (0.5f + dx * zoom) * size * scale - 0.5f,
                (0.5f + dy * zoom) * size * scale - 0.5f,
                channel);
        light *= exposure * (1 - vignette * 2 * (dx * dx + dy * dy));
        float deviation = (float) Math.sqrt(shotNoise * Math.max(light, 0) + readNoise * readNoise);
        sensor[y * size + x] = light + deviation * noise.normal();
      }
    }
    return sensor;
  }

  /** From linear light to display: a rational curve close to gamma 2.2, with a shoulder. */
  private float tone(float linear) {
    float x = Math.max(linear, 0);
    x = x < 0.7f ? x : 0.7f + 0.45f * (x - 0.7f) / (0.45f + x - 0.7f);
    float root = (float) Math.sqrt(x);
    float display = 0.88f * root + 0.12f * (float) Math.sqrt(root) * Curve.step(0, 0.1f, root);
    float curved = display * display * (3 - 2 * display);
    return Curve.clamp(Curve.mix(display, curved, contrast));
  }
}
