package org.unmask.demo;

/** A photograph in display values, 0 to 1, and where the face is on it. */
record Photo(Raster picture, Landmarks landmarks) {
  private static final float FINENESS = 1.3f;

  static Photo take(Person person, Camera camera, int size) {
    Scene scene = Scene.draw(person, Math.round(size * FINENESS));
    return new Photo(camera.photograph(scene.picture(), size), scene.landmarks());
  }
}
