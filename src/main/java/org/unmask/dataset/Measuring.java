package org.unmask.dataset;

/** How much is measured of each image beside what its bytes and header tell. */
enum Measuring {
  /** That it can be decoded. */
  CHECK,
  /** What the shortcut audit goes by. */
  TRAITS,
  /** What near-duplicates are found by. */
  HASH,
  /** Both. */
  TRAITS_AND_HASH;

  static Measuring of(boolean traits, boolean hash) {
    if (traits) {
      return hash ? TRAITS_AND_HASH : TRAITS;
    }
    return hash ? HASH : CHECK;
  }

  boolean traits() {
    return this == TRAITS || this == TRAITS_AND_HASH;
  }

  boolean hash() {
    return this == HASH || this == TRAITS_AND_HASH;
  }
}
