package org.unmask.demo;

/** Everything that is drawn of one person in one scene. */
record Person(
    Pose pose,
    FaceShape shape,
    Colours colours,
    HairLook hair,
    Extras extras,
    Light light,
    Rgb clothes,
    long textureSeed) {

  static Person draw(Dice dice) {
    FaceShape shape = FaceShape.draw(dice);
    HairLook hair = HairLook.draw(dice, shape.age());
    return new Person(
        Pose.draw(dice),
        shape,
        Colours.draw(dice, shape.age()),
        hair,
        Extras.draw(dice, hair),
        Light.draw(dice),
        new Rgb(dice.between(0.02, 0.6), dice.between(0.02, 0.6), dice.between(0.02, 0.6))
            .mix(new Rgb(0.2f, 0.2f, 0.22f), dice.between(0.2, 0.9))
            .times(dice.between(0.2, 1)),
        dice.nextLong());
  }

  /** How unlike two people are where a face swap would show it: skin, pose, light, beard. */
  float distanceTo(Person other) {
    float tone = colours.tone() - other.colours.tone();
    float yaw = pose.yaw() - other.pose.yaw();
    float pitch = pose.pitch() - other.pose.pitch();
    float light = this.light.x() - other.light.x();
    float glasses = other.extras.glasses() > 0 ? 1 : 0;
    float beard = Math.abs(extras.beard() - other.extras.beard());
    return 6 * tone * tone
        + 3 * yaw * yaw
        + 2 * pitch * pitch
        + 0.3f * light * light
        + glasses
        + beard;
  }
}
