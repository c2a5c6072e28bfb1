package org.unmask.scoring;

import java.sql.Timestamp;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ImageError;
import org.unmask.image.Label;
import org.unmask.model.ImageClassifier;
import org.unmask.model.ModelSpec;
import org.unmask.model.Outcome;
import org.unmask.model.Score;
import org.unmask.storage.Listed;
import org.unmask.storage.StoredFile;

/** The columns of the scores table: one row for every file found, scored or not. */
public final class ScoresSchema {
  /** Full Hadoop path with its scheme; of a table the id that it gives, or empty. */
  public static final String PATH = "path";

  /** SHA-256 of the content, hex; null where the content could not be read whole. */
  public static final String IMAGE_ID = "image_id";

  /** Length of the file when it was listed; null for what could not be looked at. */
  public static final String BYTES = "bytes";

  /** Modification time when it was listed; null for what could not be looked at. */
  public static final String MODIFIED = "modified";

  /** 0 to 1; null where there is an error. */
  public static final String PROBABILITY_FAKE = "probability_fake";

  /** REAL or FAKE; null where there is an error. */
  public static final String VERDICT = "verdict";

  /** The model that scored, or would have. */
  public static final String MODEL_ID = "model_id";

  /** Name of an {@link ImageError}; null where there is a score. */
  public static final String ERROR = "error";

  /** The error for a person; null where there is a score. */
  public static final String ERROR_DETAIL = "error_detail";

  public static final StructType SCHEMA =
      new StructType()
          .add(PATH, DataTypes.StringType, false)
          .add(IMAGE_ID, DataTypes.StringType, true)
          .add(BYTES, DataTypes.LongType, true)
          .add(MODIFIED, DataTypes.TimestampType, true)
          .add(PROBABILITY_FAKE, DataTypes.DoubleType, true)
          .add(VERDICT, DataTypes.StringType, true)
          .add(MODEL_ID, DataTypes.StringType, false)
          .add(ERROR, DataTypes.StringType, true)
          .add(ERROR_DETAIL, DataTypes.StringType, true);

  /** The bins of an image's traits, on the way to being counted; null for most images. */
  static final String TRAITS = "_unmask_traits";

  /** What the score was computed with; it is counted and dropped. */
  static final String PRECISION = "_unmask_precision";

  /** Rows on the way to their table, which is without {@link #TRAITS} and {@link #PRECISION}. */
  static final StructType COUNTED =
      SCHEMA
          .add(TRAITS, DataTypes.createArrayType(DataTypes.IntegerType), true)
          .add(PRECISION, DataTypes.StringType, true);

  private ScoresSchema() {}

  /** The row of one file, in the order of {@link #COUNTED}. */
  static Row row(
      Listed listed,
      @Nullable String imageId,
      Outcome<Score> outcome,
      ImageClassifier classifier,
      Integer @Nullable [] traits) {
    ModelSpec spec = classifier.spec();
    StoredFile file = listed instanceof StoredFile stored ? stored : null;
    Long bytes = file == null ? null : file.bytes();
    Timestamp modified = file == null ? null : new Timestamp(file.modified());
    if (outcome instanceof Outcome.Failure<Score> failure) {
      return RowFactory.create(
          listed.path(),
          imageId,
          bytes,
          modified,
          null,
          null,
          spec.modelId(),
          failure.error().name(),
          failure.detail(),
          traits,
          null);
    }
    double probabilityFake = ((Outcome.Success<Score>) outcome).value().probabilityFake();
    return RowFactory.create(
        listed.path(),
        imageId,
        bytes,
        modified,
        probabilityFake,
        verdict(probabilityFake, spec).name(),
        spec.modelId(),
        null,
        null,
        traits,
        classifier.precision().name());
  }

  private static Label verdict(double probabilityFake, ModelSpec spec) {
    return probabilityFake >= spec.threshold() ? Label.FAKE : Label.REAL;
  }
}
