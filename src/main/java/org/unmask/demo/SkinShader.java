package org.unmask.demo;

/** Light on skin: soft at the edge of shadow and redder there, as light scatters within it. */
final class SkinShader {
  private static final Rgb WRAP = new Rgb(0.38f, 0.22f, 0.17f);

  private final Light light;
  private final float halfX;
  private final float halfY;
  private final float halfZ;
  private final float gloss;

  SkinShader(Person person) {
    this.light = person.light();
    float z = light.z() + 1;
    float length = (float) Math.sqrt(light.x() * light.x() + light.y() * light.y() + z * z);
    this.halfX = light.x() / length;
    this.halfY = light.y() / length;
    this.halfZ = z / length;
    this.gloss = 0.05f + 0.05f * person.colours().tone();
  }

  /**
   * Lights the colour in {@code ink}.
   *
   * @param nx slope of the surface to the right
   * @param ny slope of the surface downwards
   * @param open share of the lamp that reaches the place
   * @param wet 0 for skin to 1 for lips
   */
  void light(Ink ink, float nx, float ny, float open, float wet) {
    float scale = 1 / (float) Math.sqrt(nx * nx + ny * ny + 1);
    float toLamp = (nx * light.x() + ny * light.y() + light.z()) * scale;
    float up = 0.5f - 0.5f * ny * scale;
    float fill =
        light.fill() * (0.45f + 0.55f * up) * (0.55f + 0.45f * scale) * (0.55f + 0.45f * open);
    float shine = Math.max(0, (nx * halfX + ny * halfY + halfZ) * scale);
    shine *= shine;
    shine *= shine;
    shine *= shine;
    float skin = shine * shine;
    float lips = skin * skin * skin;
    float mirror = light.key() * open * (gloss * skin + 0.35f * wet * lips);
    ink.r =
        ink.r
                * channel(
                    toLamp, WRAP.r(), light.keyColour().r(), fill * light.fillColour().r(), open)
            + mirror;
    ink.g =
        ink.g
                * channel(
                    toLamp, WRAP.g(), light.keyColour().g(), fill * light.fillColour().g(), open)
            + mirror;
    ink.b =
        ink.b
                * channel(
                    toLamp, WRAP.b(), light.keyColour().b(), fill * light.fillColour().b(), open)
            + mirror;
  }

  private float channel(float toLamp, float wrap, float colour, float fill, float open) {
    float lit = Math.max(0, (toLamp + wrap) / (1 + wrap));
    return fill + light.key() * colour * lit * open;
  }
}
