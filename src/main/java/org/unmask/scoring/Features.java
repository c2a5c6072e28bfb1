package org.unmask.scoring;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.unmask.image.Label;

/** What the backbone says of one image under one view. */
public final class Features {
  private final String imageId;
  private final Label label;
  private final int view;
  private final float[] values;

  Features(String imageId, Label label, int view, byte[] littleEndian) {
    this.imageId = imageId;
    this.label = label;
    this.view = view;
    this.values = new float[littleEndian.length / Float.BYTES];
    ByteBuffer.wrap(littleEndian).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
  }

  /** How features are stored: float32, little-endian, in order. */
  static byte[] littleEndian(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return bytes.array();
  }

  /** SHA-256 of the content, hex. */
  public String imageId() {
    return imageId;
  }

  public Label label() {
    return label;
  }

  /** The place of the view in the list that was embedded, from 0. */
  public int view() {
    return view;
  }

  /** The features themselves, not a copy. */
  public float[] values() {
    return values;
  }
}
