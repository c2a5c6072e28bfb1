package org.unmask.demo;

/**
 * The flat map from the face to the canvas: canvas = (x0 + xu u + xv v, y0 + yu u + yv v), fixed by
 * both eyes and the mouth, as face alignment does it.
 */
record Landmarks(float x0, float xu, float xv, float y0, float yu, float yv) {

  static Landmarks of(Person person, HeadGeometry geometry) {
    float eye = person.shape().eyeSpacing();
    float eyeLevel = FaceShape.EYE_LEVEL;
    float mouth = FaceShape.MOUTH_LEVEL;
    float leftX = canvasX(geometry, -eye, eyeLevel);
    float leftY = canvasY(geometry, -eye, eyeLevel);
    float rightX = canvasX(geometry, eye, eyeLevel);
    float rightY = canvasY(geometry, eye, eyeLevel);
    float xu = (rightX - leftX) / (2 * eye);
    float yu = (rightY - leftY) / (2 * eye);
    float xv = (canvasX(geometry, 0, mouth) - (leftX + rightX) / 2) / (mouth - eyeLevel);
    float yv = (canvasY(geometry, 0, mouth) - (leftY + rightY) / 2) / (mouth - eyeLevel);
    return new Landmarks(
        (leftX + rightX) / 2 - xv * eyeLevel, xu, xv, (leftY + rightY) / 2 - yv * eyeLevel, yu, yv);
  }

  float faceU(float x, float y) {
    return ((x - x0) * yv - (y - y0) * xv) / (xu * yv - xv * yu);
  }

  float faceV(float x, float y) {
    return ((y - y0) * xu - (x - x0) * yu) / (xu * yv - xv * yu);
  }

  float canvasX(float u, float v) {
    return x0 + xu * u + xv * v;
  }

  float canvasY(float u, float v) {
    return y0 + yu * u + yv * v;
  }

  private static float canvasX(HeadGeometry geometry, float u, float v) {
    return geometry.canvasX(geometry.seenX(u, v), geometry.seenY(u, v));
  }

  private static float canvasY(HeadGeometry geometry, float u, float v) {
    return geometry.canvasY(geometry.seenX(u, v), geometry.seenY(u, v));
  }
}
