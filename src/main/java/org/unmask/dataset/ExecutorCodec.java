package org.unmask.dataset;

import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.unmask.PipelineException;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageCodecRecipe;
import org.unmask.image.ImageLimits;

/**
 * The codec of whichever JVM asks: opened there at the first use, shared by all its tasks, and kept
 * for later jobs.
 *
 * @param recipe equal recipes share a codec
 */
public record ExecutorCodec(ImageCodecRecipe recipe, ImageLimits limits) implements Serializable {

  /** Larger images are measured at half their size, or a quarter and so on. */
  public static final int MEASURED_PIXELS = 1 << 20;

  private static final ConcurrentMap<ExecutorCodec, ImageCodec> OPEN = new ConcurrentHashMap<>();

  /**
   * This JVM's codec; never to be closed by a task.
   *
   * @throws PipelineException if it cannot be opened
   */
  public ImageCodec here() {
    return OPEN.computeIfAbsent(this, ExecutorCodec::open);
  }

  private ImageCodec open() {
    try {
      return recipe.open(limits);
    } catch (RuntimeException | LinkageError e) {
      throw new PipelineException("Cannot open the image codec: " + e.getMessage(), e);
    }
  }

  /** Closes every codec that this JVM has open; no task may be under way. */
  public static void closeAll() {
    for (ExecutorCodec key : OPEN.keySet()) {
      ImageCodec codec = OPEN.remove(key);
      if (codec != null) {
        codec.close();
      }
    }
  }
}
