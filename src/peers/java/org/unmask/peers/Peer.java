package org.unmask.peers;

import java.awt.image.BufferedImage;
import java.util.List;

/** A network on an executor; the threads of all tasks share it. */
interface Peer {

  /**
   * Scores decoded images.
   *
   * @return a probability for each
   */
  float[] score(List<BufferedImage> images) throws Exception;
}
