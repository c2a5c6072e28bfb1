package org.unmask.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.unmask.PipelineException;
import org.unmask.Progress;

/**
 * A synthetic corpus to try Unmask with: portraits drawn by program, photographed by a simulated
 * camera, and fakes made from the photographs as real fakes are made. It says nothing of accuracy
 * on real images.
 *
 * <pre>
 * TARGET/README.txt
 * TARGET/corpus/Real/*.jpg, TARGET/corpus/Fake/*.jpg   for split
 * TARGET/corpus/metadata.csv                           file,label,group,manipulation,donor
 * TARGET/new/*.jpg                                     for score: other people, two broken files
 * TARGET/new-answers.csv                               file,label,manipulation
 * </pre>
 */
public final class DemoCorpus {
  private static final String ANSWERS = "new-answers.csv";

  /** What to do with a target that already holds something. */
  public enum IfPresent {
    REFUSE,
    REPLACE
  }

  /**
   * What was written.
   *
   * @param corpus the folder for {@code split}
   * @param newImages the folder for {@code score}
   * @param answers what the new images are
   */
  public record Written(Path corpus, Path newImages, Path answers, int reals, int fakes) {}

  private final DemoSettings settings;

  public DemoCorpus(DemoSettings settings) {
    this.settings = settings;
  }

  /**
   * Draws the corpus into a folder, which appears only when whole.
   *
   * @throws IllegalArgumentException if the folder holds something and is not to be replaced, or is
   *     not a demo
   * @throws PipelineException if it cannot be written
   */
  public Written write(Path target, IfPresent ifPresent, Progress progress) {
    try (StagedFolder folder = StagedFolder.open(target, ifPresent, ANSWERS)) {
      fill(folder.path(), progress);
      folder.commit();
    } catch (IOException e) {
      throw new PipelineException("Cannot write " + target + ": " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PipelineException("Cannot write " + target + ": interrupted", e);
    }
    return new Written(
        target.resolve("corpus"),
        target.resolve("new"),
        target.resolve(ANSWERS),
        settings.portraits(),
        settings.fakes());
  }

  private void fill(Path folder, Progress progress) throws IOException, InterruptedException {
    Path corpus = folder.resolve("corpus");
    Path newFolder = folder.resolve("new");
    Files.createDirectories(corpus.resolve("Real"));
    Files.createDirectories(corpus.resolve("Fake"));
    Files.createDirectories(newFolder);
    CorpusPlan plan = new CorpusPlan(settings);
    List<Portrait> portraits = plan.corpus();
    List<Portrait> newcomers = plan.newcomers();
    Studio studio = new Studio(settings);
    AtomicLong done = new AtomicLong();
    long total = (long) settings.portraits() + settings.fakes() + settings.newImages();
    try (Progress.Task task = progress.start("Drawing portraits and fakes", "images", total)) {
      studio.make(
          portraits, entry -> corpus.resolve(entry.folder()).resolve(entry.fileName()), done, task);
      studio.make(newcomers, entry -> newFolder.resolve(entry.fileName()), done, task);
    }
    CorpusTexts texts = new CorpusTexts(settings);
    Files.writeString(corpus.resolve("metadata.csv"), texts.metadata(portraits));
    Files.writeString(folder.resolve(ANSWERS), texts.answers(newcomers));
    Files.writeString(folder.resolve("README.txt"), texts.readme());
    if (!newcomers.isEmpty()) {
      BrokenFiles.write(newFolder, newFolder.resolve(newcomers.get(0).entries().get(0).fileName()));
    }
  }
}
