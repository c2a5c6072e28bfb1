package org.unmask.demo;

import java.util.List;

/** What a person is coloured like; {@code tone} is 0 for the lightest skin to 1 for the darkest. */
record Colours(float tone, Rgb skin, Rgb lips, Rgb iris, Rgb hair, Rgb brow) {
  private static final List<Rgb> SKIN =
      List.of(
          Rgb.display(246, 214, 192),
          Rgb.display(233, 188, 158),
          Rgb.display(210, 158, 122),
          Rgb.display(180, 128, 92),
          Rgb.display(142, 94, 66),
          Rgb.display(108, 70, 52));
  private static final List<Rgb> LIGHT_EYES =
      List.of(Rgb.display(96, 128, 150), Rgb.display(104, 124, 92), Rgb.display(124, 134, 138));
  private static final List<Rgb> DARK_EYES =
      List.of(Rgb.display(98, 66, 40), Rgb.display(64, 42, 28), Rgb.display(116, 86, 48));
  private static final List<Rgb> LIGHT_HAIR =
      List.of(
          Rgb.display(196, 156, 100),
          Rgb.display(150, 110, 66),
          Rgb.display(140, 72, 40),
          Rgb.display(96, 66, 44));
  private static final List<Rgb> DARK_HAIR =
      List.of(Rgb.display(62, 42, 32), Rgb.display(38, 28, 24), Rgb.display(24, 20, 20));
  private static final Rgb GREY = Rgb.display(188, 186, 184);
  private static final Rgb RED = Rgb.display(176, 70, 70);

  static Colours draw(Dice dice, float age) {
    float tone = dice.between(0, 1);
    float place = tone * (SKIN.size() - 1.001f);
    Rgb skin = SKIN.get((int) place).mix(SKIN.get((int) place + 1), place - (int) place);
    skin = skin.times(new Rgb(dice.around(1, 0.07), 1, dice.around(1, 0.10)));
    boolean light = tone < 0.45 && dice.chance(0.55);
    Rgb iris = pick(dice, light ? LIGHT_EYES : DARK_EYES);
    Rgb hair = pick(dice, light ? LIGHT_HAIR : DARK_HAIR);
    Rgb brow = hair.times(0.75f);
    if (age > 0.45 && dice.chance(0.75)) {
      hair = hair.mix(GREY, dice.between(0.3, 0.95));
    }
    Rgb lips = skin.mix(RED.times(Curve.mix(1, 0.55f, tone)), dice.between(0.25, 0.6));
    return new Colours(tone, skin, lips.times(0.85f), iris, hair, brow);
  }

  private static Rgb pick(Dice dice, List<Rgb> colours) {
    return colours.get(dice.below(colours.size()));
  }
}
