package org.unmask.dataset;

import static org.apache.spark.sql.functions.col;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.unmask.PipelineException;
import org.unmask.dataset.MetadataFile.Match;
import org.unmask.image.Label;

/** What must hold of the files that were found, before anything is made of them. */
final class DatasetChecks {
  private final List<String> paths;
  private final long listed;
  private final double maxRejectedShare;

  /**
   * Checks of one build.
   *
   * @param paths what is read, for messages
   * @param listed how many files and rows were found there
   * @param maxRejectedShare of these that may be refused, 0 to 1
   */
  DatasetChecks(List<String> paths, long listed, double maxRejectedShare) {
    this.paths = paths;
    this.listed = listed;
    this.maxRejectedShare = maxRejectedShare;
  }

  /**
   * Makes sure that everything that was listed has come to a verdict, once.
   *
   * @throws PipelineException with both counts
   */
  void requireAllJudged(JudgedCounts counts) {
    if (counts.found() != listed) {
      throw new PipelineException(
          String.format(
              Locale.ROOT,
              "Cannot build a dataset of %s: %,d files were listed, but %,d were read: some came or"
                  + " went meanwhile. Run it again",
              paths,
              listed,
              counts.found()));
    }
  }

  /**
   * Makes sure that each row of metadata that names a path found its file.
   *
   * @throws IllegalArgumentException naming the first that did not
   */
  void requireAllNamed(
      JudgedCounts counts,
      Optional<Metadata> metadata,
      Optional<MetadataFile> file,
      Dataset<Row> judged) {
    boolean byPath = file.isPresent() && file.get().match() == Match.PATH;
    if (!byPath || metadata.isEmpty() || counts.named() >= metadata.get().size()) {
      return;
    }
    Dataset<Row> absent =
        metadata
            .get()
            .rows()
            .join(
                judged.filter(col(InspectedSchema.NAMED)),
                col(MetadataTable.KEY).equalTo(col(DatasetSchema.PATH)),
                "left_anti");
    Offenders offenders = new Offenders();
    absent.orderBy(MetadataTable.KEY).limit(Offenders.SHOWN).collectAsList().stream()
        .map(row -> row.<String>getAs(MetadataTable.KEY))
        .forEach(offenders::add);
    offenders.countAs(metadata.get().size() - counts.named());
    offenders.refuse(
        found ->
            new IllegalArgumentException(
                "Cannot use metadata %s: %s of %d named images found in no image folder"
                    .formatted(metadata.get().path(), found, metadata.get().size())));
  }

  /**
   * Makes sure that there is something of either label.
   *
   * @param before images of the dataset that these are to join, by label
   * @throws IllegalArgumentException saying what was found instead
   */
  void requireBothLabels(JudgedCounts counts, Map<Label, Long> before) {
    boolean both = true;
    for (Label label : Label.values()) {
      both &= counts.accepted().getOrDefault(label, 0L) + before.getOrDefault(label, 0L) > 0;
    }
    if (both && (counts.acceptedInAll() > 0 || !before.isEmpty())) {
      return;
    }
    String found =
        counts.acceptedInAll() == 0
            ? "no usable image"
            : counts.acceptedInAll()
                + " images, all of them "
                + counts.accepted().keySet().iterator().next();
    String refused = counts.refused().isEmpty() ? "" : "; refused were " + counts.refusals();
    throw new IllegalArgumentException(
        "Cannot build a dataset of "
            + paths
            + ": found "
            + found
            + refused
            + ". Put images into folders named Real and Fake, or name a metadata file");
  }

  /**
   * Makes sure that not too many files were refused.
   *
   * @throws IllegalArgumentException with the reasons
   */
  void requireFewRejects(JudgedCounts counts) {
    if (counts.refusedShare() > maxRejectedShare) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Cannot build a dataset of %s: %.1f %% of %,d files were refused, more than"
                  + " split.max-rejected-share allows (%.1f %%): %s",
              paths,
              100 * counts.refusedShare(),
              counts.found(),
              100 * maxRejectedShare,
              counts.refusals()));
    }
  }
}
