package org.unmask.demo;

/**
 * Maps the canvas to the face and back. The head is a ball stretched to the person's shape and
 * turned by yaw and pitch; a place in the face is (u, v): u across from the middle of the face, v
 * down from the middle of the head, as seen from the front, in half head heights.
 */
final class HeadGeometry {
  private final Pose pose;
  private final FaceShape shape;
  private final float cosRoll;
  private final float sinRoll;
  private final float cosYaw;
  private final float sinYaw;
  private final float cosPitch;
  private final float sinPitch;

  HeadGeometry(Person person) {
    this.pose = person.pose();
    this.shape = person.shape();
    cosRoll = Curve.cosine(pose.roll());
    sinRoll = Curve.sine(pose.roll());
    cosYaw = Curve.cosine(pose.yaw());
    sinYaw = Curve.sine(pose.yaw());
    cosPitch = Curve.cosine(pose.pitch());
    sinPitch = Curve.sine(pose.pitch());
  }

  /** Across the head, from its middle, upright. */
  float headX(float canvasX, float canvasY) {
    return ((canvasX - pose.centreX()) * cosRoll + (canvasY - pose.centreY()) * sinRoll)
        / pose.scale();
  }

  float headY(float canvasX, float canvasY) {
    return ((canvasY - pose.centreY()) * cosRoll - (canvasX - pose.centreX()) * sinRoll)
        / pose.scale();
  }

  float canvasX(float headX, float headY) {
    return pose.centreX() + pose.scale() * (headX * cosRoll - headY * sinRoll);
  }

  float canvasY(float headX, float headY) {
    return pose.centreY() + pose.scale() * (headX * sinRoll + headY * cosRoll);
  }

  float ballX(float headX, float headY) {
    return headX / shape.halfWidth(headY);
  }

  /** Across the face, of a point (x, y, z) of the unit ball as seen. */
  float faceU(float x, float z) {
    return (x * cosYaw - z * sinYaw) * shape.width();
  }

  float faceV(float x, float y, float z) {
    float depth = x * sinYaw + z * cosYaw;
    return y * cosPitch - depth * sinPitch;
  }

  /** Towards the front of the face: 1 at its middle, below 0 at the back of the head. */
  float facing(float x, float y, float z) {
    float depth = x * sinYaw + z * cosYaw;
    return y * sinPitch + depth * cosPitch;
  }

  /** Where a place of the face is on the head as seen: x. */
  float seenX(float u, float v) {
    float x = u / shape.width();
    float depth = (float) Math.sqrt(Math.max(0, 1 - x * x - v * v));
    float q = depth * cosPitch - v * sinPitch;
    return (x * cosYaw + q * sinYaw) * shape.halfWidth(seenY(u, v));
  }

  float seenY(float u, float v) {
    float x = u / shape.width();
    float depth = (float) Math.sqrt(Math.max(0, 1 - x * x - v * v));
    return v * cosPitch + depth * sinPitch;
  }

  /** How far a part that stands out by {@code height} seems to slide across the face. */
  float parallax(float height) {
    return height * sinYaw;
  }
}
