package org.unmask.demo;

/** How a fake was made from a photograph. */
enum Manipulation {
  /** The inner face of another person, aligned by landmarks, fitted in colour and blended in. */
  FACE_SWAP,
  /** The inner face passed through a network of low resolution and blended back. */
  RESYNTHESIS,
  /** The inner face pasted with another sharpness, noise and colour, as in a careless composite. */
  COMPOSITE,
  /** The whole picture decoded from a latent of half the size, with a noise of its own. */
  GENERATED;

  /** The name in metadata: lower case with dashes. */
  String label() {
    return switch (this) {
      case FACE_SWAP -> "face-swap";
      case RESYNTHESIS -> "resynthesis";
      case COMPOSITE -> "composite";
      case GENERATED -> "generated";
    };
  }
}
