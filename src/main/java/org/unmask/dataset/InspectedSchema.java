package org.unmask.dataset;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The columns of a build's own table: every file that was found, and what reading it told. */
final class InspectedSchema {
  /** The group that metadata or the path name; null for the image alone. */
  static final String GROUP_KEY = "group_key";

  /** The split that the file's folders name; null where they name none. */
  static final String FOLDER_SPLIT = "folder_split";

  /** The split of an image of an earlier generation; null for what is new. */
  static final String KEPT_SPLIT = "kept_split";

  /** Whether a row of metadata names the file. */
  static final String NAMED = "named";

  /** Whether the content is in a table, not in a file. */
  static final String IN_TABLE = "in_table";

  /** One row a file; the columns of what reading tells are null where it failed. */
  static final StructType SCHEMA =
      new StructType()
          .add(DatasetSchema.PATH, DataTypes.StringType, false)
          .add(DatasetSchema.SOURCE, DataTypes.StringType, false)
          .add(DatasetSchema.BYTES, DataTypes.LongType, false)
          .add(DatasetSchema.LABEL, DataTypes.StringType, true)
          .add(GROUP_KEY, DataTypes.StringType, true)
          .add(FOLDER_SPLIT, DataTypes.StringType, true)
          .add(KEPT_SPLIT, DataTypes.StringType, true)
          .add(NAMED, DataTypes.BooleanType, false)
          .add(IN_TABLE, DataTypes.BooleanType, false)
          .add(DatasetSchema.IMAGE_ID, DataTypes.StringType, true)
          .add(DatasetSchema.WIDTH, DataTypes.IntegerType, true)
          .add(DatasetSchema.HEIGHT, DataTypes.IntegerType, true)
          .add(DatasetSchema.FORMAT, DataTypes.StringType, true)
          .add(DatasetSchema.JPEG_QUALITY, DataTypes.IntegerType, true)
          .add(DatasetSchema.QUANTIZATION, DataTypes.StringType, true)
          .add(DatasetSchema.CHROMA_SAMPLING, DataTypes.StringType, true)
          .add(DatasetSchema.EXIF, DataTypes.BooleanType, true)
          .add(DatasetSchema.SHARPNESS, DataTypes.DoubleType, true)
          .add(DatasetSchema.LUMINANCE, DataTypes.DoubleType, true)
          .add(DatasetSchema.COLOURFULNESS, DataTypes.DoubleType, true)
          .add(DatasetSchema.PERCEPTUAL_HASH, DataTypes.BinaryType, true)
          .add(DatasetSchema.REASON, DataTypes.StringType, true)
          .add(DatasetSchema.DETAIL, DataTypes.StringType, true);

  private InspectedSchema() {}
}
