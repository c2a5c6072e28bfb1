package org.unmask.dataset;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a dataset's tables; no name of a column stands anywhere else. */
public final class DatasetSchema {
  /** SHA-256 of the content, hex. */
  public static final String IMAGE_ID = "image_id";

  /** Full Hadoop path of the file that the image came from. */
  public static final String PATH = "path";

  /** Which collection of images it came from. */
  public static final String SOURCE = "source";

  /** What must stay in one split; the image id where nothing ties images together. */
  public static final String GROUP_ID = "group_id";

  /** The name of an {@link org.unmask.image.Label}. */
  public static final String LABEL = "label";

  /** In pixels as stored, before the EXIF orientation. */
  public static final String WIDTH = "width";

  /** In pixels as stored, before the EXIF orientation. */
  public static final String HEIGHT = "height";

  /** The name of an {@link org.unmask.image.ImageFormat}. */
  public static final String FORMAT = "format";

  /** Length of the content. */
  public static final String BYTES = "bytes";

  /** The encoded image, as the file had it. */
  public static final String CONTENT = "content";

  /** The folder name of a {@link org.unmask.split.SplitName}; the partition column. */
  public static final String SPLIT = "split";

  /** See {@link org.unmask.image.FileTraits}; null for other formats than JPEG. */
  public static final String JPEG_QUALITY = "jpeg_quality";

  /** See {@link org.unmask.image.FileTraits}; null for other formats than JPEG. */
  public static final String QUANTIZATION = "quantization";

  /** See {@link org.unmask.image.FileTraits}; null for other formats than JPEG. */
  public static final String CHROMA_SAMPLING = "chroma_sampling";

  /** See {@link org.unmask.image.FileTraits}. */
  public static final String EXIF = "exif";

  /** See {@link org.unmask.image.PixelTraits}; null where the audit is off. */
  public static final String SHARPNESS = "sharpness";

  /** See {@link org.unmask.image.PixelTraits}; null where the audit is off. */
  public static final String LUMINANCE = "luminance";

  /** See {@link org.unmask.image.PixelTraits}; null where the audit is off. */
  public static final String COLOURFULNESS = "colourfulness";

  /** 32 bytes; see {@code org.unmask.image.PerceptualHash}. Null where near-duplicates are off. */
  public static final String PERCEPTUAL_HASH = "perceptual_hash";

  /** The name of an {@link org.unmask.split.RejectReason}. */
  public static final String REASON = "reason";

  /** What was found, for a person. */
  public static final String DETAIL = "detail";

  /** The columns inside of the files of one split. */
  static final StructType STORED =
      new StructType()
          .add(IMAGE_ID, DataTypes.StringType, false)
          .add(PATH, DataTypes.StringType, false)
          .add(SOURCE, DataTypes.StringType, false)
          .add(GROUP_ID, DataTypes.StringType, false)
          .add(LABEL, DataTypes.StringType, false)
          .add(WIDTH, DataTypes.IntegerType, false)
          .add(HEIGHT, DataTypes.IntegerType, false)
          .add(FORMAT, DataTypes.StringType, false)
          .add(BYTES, DataTypes.LongType, false)
          .add(CONTENT, DataTypes.BinaryType, false);

  /** One row an image. */
  public static final StructType IMAGES = STORED.add(SPLIT, DataTypes.StringType, false);

  /** One row an image, without its content: what the audit and later appends go by. */
  public static final StructType INDEX =
      new StructType()
          .add(IMAGE_ID, DataTypes.StringType, false)
          .add(PATH, DataTypes.StringType, false)
          .add(SOURCE, DataTypes.StringType, false)
          .add(GROUP_ID, DataTypes.StringType, false)
          .add(LABEL, DataTypes.StringType, false)
          .add(SPLIT, DataTypes.StringType, false)
          .add(WIDTH, DataTypes.IntegerType, false)
          .add(HEIGHT, DataTypes.IntegerType, false)
          .add(FORMAT, DataTypes.StringType, false)
          .add(BYTES, DataTypes.LongType, false)
          .add(JPEG_QUALITY, DataTypes.IntegerType, true)
          .add(QUANTIZATION, DataTypes.StringType, true)
          .add(CHROMA_SAMPLING, DataTypes.StringType, true)
          .add(EXIF, DataTypes.BooleanType, false)
          .add(SHARPNESS, DataTypes.DoubleType, true)
          .add(LUMINANCE, DataTypes.DoubleType, true)
          .add(COLOURFULNESS, DataTypes.DoubleType, true)
          .add(PERCEPTUAL_HASH, DataTypes.BinaryType, true);

  /**
   * One row a file that is not in the dataset. The id is null where the file holds no image, and in
   * files that were written until 2026-11-29.
   */
  public static final StructType REJECTED =
      new StructType()
          .add(PATH, DataTypes.StringType, false)
          .add(REASON, DataTypes.StringType, false)
          .add(DETAIL, DataTypes.StringType, false)
          .add(IMAGE_ID, DataTypes.StringType, true);

  private DatasetSchema() {}
}
