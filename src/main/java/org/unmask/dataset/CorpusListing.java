package org.unmask.dataset;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.unmask.PipelineException;
import org.unmask.storage.Folder;
import org.unmask.storage.FolderSpread;
import org.unmask.storage.Listed;
import org.unmask.storage.ListingRoots;
import org.unmask.storage.StoredFile;
import org.unmask.storage.Unlisted;

/**
 * Lists a corpus with all executors. The driver expands roots and globs and reads the top folders
 * until there are enough of them to spread; it never holds the files below. Each path comes once,
 * though roots may nest or be equal. Nothing is promised of the order, or of how many lie in a
 * partition: one folder is one task's, however many files it has, so repartition what follows. The
 * tasks are bounded by the parallelism, not by the folders.
 *
 * <p>Roots are taken as {@link ListingRoots#resolve} takes them, on the driver and at once; the
 * rest is lazy, and done again whenever Spark computes the result again.
 */
public final class CorpusListing {
  private static final Logger LOG = LoggerFactory.getLogger(CorpusListing.class);
  private static final int FOLDERS_A_SLOT = 8;

  /** Many small tasks even out folders of unlike size; each costs the driver memory and time. */
  private static final int TASKS_A_SLOT = 4 * FOLDERS_A_SLOT;

  private static final int KNOWN_A_TASK = 5_000;

  /** Full Hadoop path with its scheme. */
  public static final String PATH = "path";

  /** Length in bytes; null where there is a problem. */
  public static final String BYTES = "bytes";

  /** Modification time; null where there is a problem. */
  public static final String MODIFIED = "modified";

  /** Why this place could not be listed, for a person; null for a file. */
  public static final String PROBLEM = "problem";

  /** The columns of {@link #table}. */
  public static final StructType SCHEMA =
      new StructType()
          .add(PATH, DataTypes.StringType, false)
          .add(BYTES, DataTypes.LongType, true)
          .add(MODIFIED, DataTypes.TimestampType, true)
          .add(PROBLEM, DataTypes.StringType, true);

  private CorpusListing() {}

  /**
   * All files, and all places that could not be looked into. Kryo cannot read records: before a
   * shuffle or a collect, where {@code spark.serializer} may be Kryo, make them something else, or
   * take {@link #table}.
   *
   * @throws IllegalArgumentException if a root is no path, or matches nothing
   * @throws PipelineException if a file system fails as a whole
   */
  public static JavaRDD<Listed> entries(JavaSparkContext context, List<String> roots) {
    Configuration configuration = context.hadoopConfiguration();
    ListingRoots resolved = ListingRoots.resolve(roots, configuration);
    ClusterSlots.await(context);
    int slots = context.defaultParallelism();
    FolderSpread spread = FolderSpread.of(resolved, FOLDERS_A_SLOT * slots, configuration);
    List<ListingShare> shares = new ArrayList<>();
    TaskSizes.cut(spread.listed(), listed -> 0, 1, KNOWN_A_TASK)
        .forEach(known -> shares.add(ListingShare.ofKnown(known)));
    dealt(spread.folders(), TASKS_A_SLOT * slots)
        .forEach(folders -> shares.add(ListingShare.ofFolders(folders)));
    SerializableConfiguration shared = new SerializableConfiguration(configuration);
    return context
        .parallelize(shares, Math.max(1, shares.size()))
        .flatMap(share -> share.entries(shared.value()));
  }

  /** Neighbours may be alike in size: one to each hand, in turn. */
  private static List<List<Folder>> dealt(List<Folder> folders, int most) {
    List<List<Folder>> hands = new ArrayList<>();
    for (int i = 0; i < folders.size(); i++) {
      if (i < most) {
        hands.add(new ArrayList<>());
      }
      hands.get(i % most).add(folders.get(i));
    }
    return hands;
  }

  /** All files; what could not be looked into goes to the executors' logs as a warning. */
  public static JavaRDD<StoredFile> files(JavaSparkContext context, List<String> roots) {
    return entries(context, roots)
        .filter(
            listed -> {
              if (listed instanceof Unlisted unlisted) {
                LOG.warn("Not listed: {} ({})", unlisted.path(), unlisted.reason());
              }
              return listed instanceof StoredFile;
            })
        .map(StoredFile.class::cast);
  }

  /** The same as {@link #entries}, with the columns of {@link #SCHEMA}. */
  public static Dataset<Row> table(SparkSession spark, List<String> roots) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return spark.createDataFrame(entries(context, roots).map(CorpusListing::row), SCHEMA);
  }

  private static Row row(Listed listed) {
    if (listed instanceof StoredFile file) {
      return RowFactory.create(file.path(), file.bytes(), new Timestamp(file.modified()), null);
    }
    return RowFactory.create(listed.path(), null, null, ((Unlisted) listed).reason());
  }
}
