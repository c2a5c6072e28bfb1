package org.unmask.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.unmask.image.Label;
import org.unmask.report.DatasetReport.NearDuplicates;
import org.unmask.report.DatasetReport.NearGroup;
import org.unmask.report.DatasetReport.Picture;
import org.unmask.split.DatasetSummary;
import org.unmask.split.RejectReason;
import org.unmask.split.ShortcutAudit;
import org.unmask.split.ShortcutAudit.Feature;
import org.unmask.split.ShortcutAudit.Measure;
import org.unmask.split.SplitName;

class DatasetHtmlTest {

  private static final Manifest MANIFEST =
      Manifest.start(
              Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC),
              "split",
              "1.0",
              7,
              Map.of("split.train", "<b>0.7</b>"))
          .finish(Map.of("java", "17"));

  @Test
  void saysInWordsWhatItIsAndWhetherItIsFit() {
    assertThat(page(DatasetReports.clean()))
        .contains("100 images from 1 source: 50 real, 50 fake. Fit to train on, as far as was")
        .contains("Of 100 files found, 100 were accepted, 0 were exact duplicates of others and");
    assertThat(page(after(1, 1, Map.of())))
        .contains("100 were accepted, 1 was an exact duplicate of another and 0 were rejected.");
    assertThat(page(DatasetReports.leaky("a.jpg"))).contains("5 warnings to settle before you");
    assertThat(page(DatasetReports.empty())).contains("None of the 3 files found can be used.");
    assertThat(page(trainedOn(10, 0, 5, 5)))
        .contains("Not fit to train on: the split train has no FAKE image.");
    assertThat(page(trainedOn(0, 0, 0, 0))).contains("To evaluate on, not to train on");
  }

  @Test
  void warnsBeforeAnythingElseAndSaysWhatToDo() {
    String html = page(DatasetReports.leaky("a.jpg"));
    assertThat(html)
        .containsSubsequence(
            "class=\"headline\"",
            "<section class=\"warnings\">",
            "sharpness alone tells the label with ROC-AUC 0.750 (higher in REAL)",
            "The cheap features together",
            "stand in more than one split (1 group)",
            "come under both labels (1 group)",
            "6.4\u00A0% of the files found were rejected.",
            "What to do",
            "Make both labels alike in what is named above",
            "</section>",
            "class=\"figures\"",
            "<h2>What is in it</h2>");
    assertThat(page(DatasetReports.clean())).doesNotContain("class=\"warnings\"");
  }

  @Test
  void showsTheBooksInBalance() {
    // 70 + 15 + 15 accepted, 3 duplicates, 5 + 2 rejected: 110 found.
    assertThat(page(DatasetReports.leaky("a.jpg")).replace("\n", ""))
        .contains("<td>Accepted</td><td>100</td><td>90.9\u00A0%</td>")
        .contains("<td>Exact duplicates</td><td>3</td><td>2.7\u00A0%</td>")
        .contains("<td>Rejected</td><td>7</td><td>6.4\u00A0%</td>")
        .contains("<td>Found (the sum)</td><td>110</td><td>100.0\u00A0%</td>")
        .contains(
            "<td>train</td><td>70</td><td>28</td><td>42</td><td>60.0\u00A0%</td>"
                + "<td>70.0\u00A0%</td><td>70.0\u00A0%</td>")
        .contains("<td>Label conflict</td><td>2</td>");
  }

  @Test
  void saysWhichOfEqualFilesWasKept() {
    Map<RejectReason, Long> conflicts = Map.of(RejectReason.LABEL_CONFLICT, 2L);
    assertThat(page(after(1, 3, conflicts)))
        .contains("kept was the one with the smallest path.")
        .contains("under both labels; neither is believed.");
    assertThat(page(after(2, 3, conflicts)))
        .contains("kept was the one that the dataset had before, or else that with the smallest")
        .contains("What the dataset had before stays under its label.");
  }

  @Test
  void saysWhetherGroupsAreWhole() {
    assertThat(page(DatasetReports.clean())).contains("and no group stands in two splits. The");
    assertThat(page(DatasetReports.torn(DatasetReports.clean(), 2)))
        .contains("At least 2 groups lie in more than one split: an append found")
        .contains("but for at least 2 groups that an append found to be divided")
        .doesNotContain("no group stands in two splits");
  }

  private static DatasetReport after(
      int generations, long duplicates, Map<RejectReason, Long> rejected) {
    return DatasetReports.with(
        DatasetReports.balanced(generations, duplicates, rejected, "faces", 35, 35, 8, 7, 7, 8),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void escapesAndUnmasksHostilePaths() {
    String html = page(DatasetReports.leaky("<script>alert(\"x\")</script>'\n\u202Egpj.exe"));
    assertThat(html)
        .doesNotContain("<script")
        .doesNotContain("\u202E")
        .doesNotContain("<of>")
        .doesNotContain("<b>0.7")
        .contains(
            "<td>&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;\\u000A\\u202Egpj.exe</td>");
  }

  @Test
  void staysSmallHoweverLongThePathsAndLists() {
    String path = "very/long/" + "\uD83D\uDE00".repeat(100_000) + "/name.jpg";
    Picture picture =
        new Picture(path, Label.FAKE, SplitName.TRAIN, DatasetReports.plain(3000, 9, 9, 9, 9));
    NearGroup group =
        new NearGroup(
            0,
            500,
            false,
            List.of(SplitName.TEST, SplitName.TRAIN),
            Collections.nCopies(500, picture));
    NearDuplicates near =
        new NearDuplicates(500, 250_000, 500, 0, 0, 0, Collections.nCopies(500, group));
    DatasetReport report =
        DatasetReports.with(
            DatasetReports.leaky(path).summary(), Optional.empty(), Optional.of(near));
    String html = page(report);
    assertThat(html.length()).isLessThan(400_000);
    assertThat(html.split("<section class=\"cluster", -1)).hasSize(12 + 1);
    assertThat(html)
        // Test, too, though no picture is of it.
        .contains("500 images: 0 real, 500 fake; in train and test")
        .contains("And 494 other images.")
        .contains("And 488 other groups.")
        .doesNotContain("\uD83D\uDE00".repeat(200));
  }

  @Test
  void showsGroupsOfUnlikeLabelsFirst() {
    assertThat(page(DatasetReports.leaky("a.jpg")))
        .containsSubsequence(
            "1 of unlike labels that look alike, not known of 3",
            "In 1 of them images of unlike labels look alike; 1 stands in more than one split.",
            "3 others hold both labels since a group that was tied did by itself",
            "<section class=\"cluster mixed\">",
            "2 images: 1 real, 1 fake; in train and test",
            "no preview",
            "<section class=\"cluster\">",
            "1 image: 1 real, 0 fake; in train");
  }

  @Test
  void saysWhatWasNotChecked() {
    assertThat(page(DatasetReports.unchecked()))
        .contains("Fit to train on, but not checked for what gives the label away.")
        .contains("Not checked: no shortcut audit was made.")
        .contains("They were not looked for.")
        .contains("What gives the label away is not known: no shortcut audit was made.");
  }

  @Test
  void standsWithoutImagesRejectsOrACombinedAudit() {
    assertThat(page(DatasetReports.clean()))
        .contains("None: every file found could be used.")
        .contains("None: no two images were found to look alike.");
    assertThat(page(DatasetReports.empty())).doesNotContain("NaN").doesNotContain("<img");
    DatasetReport few =
        DatasetReports.with(
            DatasetReports.clean().summary(),
            Optional.of(
                DatasetReports.audit(
                    Double.NaN, new Feature("width", Measure.ROC_AUC, 0.5, "equal"))),
            Optional.empty());
    assertThat(page(few)).contains("too few images to try all of them").doesNotContain("NaN");
  }

  @Test
  void anAuditThatMeasuredNothingIsNone() {
    Optional<ShortcutAudit> nothing = Optional.of(DatasetReports.audit(Double.NaN));
    DatasetSummary clean = DatasetReports.clean().summary();
    DatasetSummary summary =
        new DatasetSummary(
            clean.books(),
            clean.counts(),
            clean.formats(),
            clean.groups(),
            clean.nearDuplicates(),
            nothing,
            clean.plan(),
            clean.naming(),
            1,
            clean.fingerprint());

    assertThat(page(DatasetReports.with(summary, nothing, Optional.empty())))
        .contains("Fit to train on, but not checked for what gives the label away.")
        .contains("Not checked: there are too few groups to check.")
        .contains("What gives the label away is not known: there are too few groups to check.")
        .doesNotContain("too few images")
        .doesNotContain("no shortcut audit");
  }

  @Test
  void holdsItsPicturesAndLoadsNothing() {
    assertThat(page(DatasetReports.leaky("a.jpg")))
        // Four plots as PNG; the contact sheet and two near-duplicates as JPEG.
        .satisfies(
            html -> {
              assertThat(html.split("data:image/png;base64,", -1)).hasSize(4 + 1);
              assertThat(html.split("data:image/jpeg;base64,", -1)).hasSize(3 + 1);
            })
        .contains("content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"")
        .doesNotContain("http://")
        .doesNotContain("https://")
        .doesNotContain("url(")
        .doesNotContain("<link");
  }

  private static DatasetReport trainedOn(long... trainAndValidation) {
    return DatasetReports.with(
        DatasetReports.balanced(
            0,
            Map.of(),
            "faces",
            trainAndValidation[0],
            trainAndValidation[1],
            trainAndValidation[2],
            trainAndValidation[3],
            5,
            5),
        Optional.empty(),
        Optional.empty());
  }

  private static String page(DatasetReport report) {
    List<Plot> plots = DatasetPlots.of(report);
    return DatasetHtml.of(report, plots, MANIFEST);
  }
}
