package org.unmask.tensorflow;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.unmask.image.ImageView;
import org.unmask.image.Levels;
import org.unmask.image.Raster;
import org.unmask.image.Resampler;
import org.unmask.image.Resizing;
import org.unmask.image.Rotation;

/**
 * Decoded pixels to what the network sees: upright by the EXIF orientation, with crop and size in
 * one anti-aliased pass, then turned. A view that is the mirror image of the one before it is
 * copied from there. Thread-safe.
 */
final class ViewRenderer {
  private static final int CHANNELS = 3;

  /** What the weights of both axes depend on, beside the renderer's own size. */
  private record Geometry(int width, int height, double zoom, double cropX, double cropY) {}

  private record Known(Geometry geometry, Resampler resampler) {}

  private final int size;
  private final Resizing resizing;

  /** Corpora hold many images of one size, whose weights take as long as a tenth of resizing. */
  private volatile @Nullable Known latest;

  /** To {@code [size, size, 3]}. */
  ViewRenderer(int size, Resizing resizing) {
    this.size = size;
    this.resizing = resizing;
  }

  /**
   * Writes {@code size * size * 3} bytes a view, one view behind the other.
   *
   * @param orientation of EXIF, 1 to 8
   */
  void show(StoredPixels stored, int orientation, List<ImageView> views, ByteDataBuffer target) {
    int bytes = size * size * CHANNELS;
    for (int i = 0; i < views.size(); i++) {
      ByteDataBuffer shown = target.slice((long) i * bytes, bytes);
      if (i > 0 && views.get(i).isMirrorImageOf(views.get(i - 1))) {
        writeMirrored(target.slice((long) (i - 1) * bytes, bytes), shown);
      } else {
        show(stored, orientation, views.get(i), shown);
      }
    }
  }

  private void show(StoredPixels stored, int orientation, ImageView view, ByteDataBuffer target) {
    if (!isShownAsStored(stored, orientation, view)) {
      resize(stored, new Orientation(orientation), view, target);
    } else if (view.mirrored()) {
      writeMirrored(stored.rgb(), target);
    } else {
      stored.rgb().copyTo(target, target.size());
    }
  }

  /** Resizing to the same size changes no pixel; mirroring moves them alone. */
  private boolean isShownAsStored(StoredPixels stored, int orientation, ImageView view) {
    return view.zoom() == 1
        && view.rotationDegrees() == 0
        && orientation == 1
        && stored.width() == size
        && stored.height() == size;
  }

  private void writeMirrored(ByteDataBuffer from, ByteDataBuffer target) {
    byte[] rgb = new byte[size * size * CHANNELS];
    byte[] mirrored = new byte[rgb.length];
    from.read(rgb);
    int row = size * CHANNELS;
    for (int begin = 0; begin < rgb.length; begin += row) {
      int to = begin + row - CHANNELS;
      for (int at = begin; at < begin + row; at += CHANNELS, to -= CHANNELS) {
        mirrored[to] = rgb[at];
        mirrored[to + 1] = rgb[at + 1];
        mirrored[to + 2] = rgb[at + 2];
      }
    }
    target.write(mirrored);
  }

  private void resize(
      StoredPixels pixels, Orientation stored, ImageView view, ByteDataBuffer target) {
    Orientation orientation = view.mirrored() ? stored.mirrored() : stored;
    double cropX = orientation.storedX(view.cropX(), view.cropY());
    double cropY = orientation.storedY(view.cropX(), view.cropY());
    Resampler resampler =
        resampler(new Geometry(pixels.width(), pixels.height(), view.zoom(), cropX, cropY));
    if (view.rotationDegrees() == 0) {
      Raster resized = new Raster(size, size, resampler.resizeToLevels(pixels.rows()));
      target.write(resized.upright(orientation.exif()).rgb());
    } else {
      float[] upright = orientation.upright(resampler.resize(pixels.rows()), size);
      target.write(Levels.of(Rotation.turned(upright, size, view.rotationDegrees())));
    }
  }

  private Resampler resampler(Geometry wanted) {
    Known known = latest;
    if (known == null || !known.geometry().equals(wanted)) {
      known = new Known(wanted, made(wanted));
      latest = known;
    }
    return known.resampler();
  }

  private Resampler made(Geometry of) {
    return new Resampler(
        of.width(),
        resizing.axis(of.height(), of.width(), size, of.zoom(), of.cropY()),
        resizing.axis(of.width(), of.height(), size, of.zoom(), of.cropX()));
  }
}
