package org.unmask.demo;

/** What some faces have: amounts 0 to 1, 0 for none. */
record Extras(
    float freckles,
    float beard,
    float moustache,
    float glasses,
    float glassesShape,
    float lipstick) {

  static Extras draw(Dice dice, HairLook hair) {
    boolean longHair = hair.style() == HairLook.Style.LONG;
    boolean bearded = !longHair && dice.chance(0.33);
    return new Extras(
        dice.chance(0.25) ? dice.between(0.3, 1) : 0,
        bearded ? dice.between(0.25, 1) : 0,
        bearded && dice.chance(0.8) ? dice.between(0.4, 1) : 0,
        dice.chance(0.2) ? dice.between(0.5, 1) : 0,
        dice.between(0, 1),
        longHair ? dice.between(0, 0.8) : 0);
  }
}
