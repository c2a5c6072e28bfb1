package org.unmask.training;

import java.util.List;
import org.unmask.image.Label;
import org.unmask.image.Raster;

/**
 * An image of the training split and what fine-tuning makes of it, for a person to look at.
 *
 * @param source which collection it came from
 * @param plain the image as it is, at the size of the network's input
 * @param versions as steps might see it
 */
public record AugmentedSample(Label label, String source, Raster plain, List<Version> versions) {

  /** What a version was made of. */
  public enum Origin {
    /** The image itself. */
    IMAGE,
    /** A blend of a real image with itself, in the place of a fake. */
    SELF_BLEND,
    /** A real image of the same source, with the fake's face in it. */
    FACE_SWAP
  }

  /**
   * What one step might see.
   *
   * @param changes what happened to it, in words; empty where nothing did
   */
  public record Version(Raster raster, Origin origin, String changes) {}

  public AugmentedSample {
    versions = List.copyOf(versions);
  }
}
