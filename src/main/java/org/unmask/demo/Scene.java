package org.unmask.demo;

/** A person before a background, in linear light, drawn finer than the photograph will be. */
record Scene(Raster picture, Landmarks landmarks) {

  static Scene draw(Person person, int size) {
    Dice dice = Dice.of(person.textureSeed(), Dice.Stream.FACE, 0);
    NoiseField noise = new NoiseField(dice);
    HeadGeometry geometry = new HeadGeometry(person);
    Raster picture = Background.draw(dice, person.light()).paint(size, noise);
    HairLayer hair = new HairLayer(person, geometry, noise, size);
    hair.paintBack(picture);
    new BodyLayer(person, geometry, noise, size).paint(picture);
    new HeadLayer(person, geometry, noise, size).paint(picture);
    hair.paintFront(picture);
    new GlassesLayer(person, geometry, size).paint(picture);
    return new Scene(picture, Landmarks.of(person, geometry));
  }

  /** The canvas coordinate, -1 to 1, of the centre of a pixel. */
  static float canvas(int pixel, int size) {
    return (2 * pixel + 1f) / size - 1;
  }
}
