package org.unmask.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.unmask.Progress;

/** Makes the pictures of portraits, on all cores; each picture's dice are its own. */
final class Studio {
  private final DemoSettings settings;
  private final Forger forger;

  Studio(DemoSettings settings) {
    this.settings = settings;
    this.forger = new Forger(settings.seed(), settings.imageSize());
  }

  /**
   * Draws and writes.
   *
   * @param place where the file of an entry goes; its folder must exist
   */
  void make(
      List<Portrait> portraits,
      Function<ImageEntry, Path> place,
      AtomicLong done,
      Progress.Task progress)
      throws IOException, InterruptedException {
    ExecutorService workers =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      List<Callable<Void>> jobs = new ArrayList<>();
      for (Portrait portrait : portraits) {
        jobs.add(
            () -> {
              make(portrait, place, done, progress);
              return null;
            });
      }
      for (Future<Void> job : workers.invokeAll(jobs)) {
        job.get();
      }
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } finally {
      workers.shutdownNow();
    }
  }

  private void make(
      Portrait portrait, Function<ImageEntry, Path> place, AtomicLong done, Progress.Task progress)
      throws IOException {
    long seed = settings.seed();
    Person person = Person.draw(Dice.of(seed, Dice.Stream.FACE, portrait.number()));
    Camera camera = Camera.draw(Dice.of(seed, Dice.Stream.CAMERA, portrait.number()));
    Photo photo = Photo.take(person, camera, settings.imageSize());
    for (ImageEntry entry : portrait.entries()) {
      Manipulation manipulation = entry.manipulation();
      Raster picture =
          manipulation == null
              ? photo.picture()
              : forger.forge(manipulation, photo, person, entry.number());
      // Drawn for the portrait: a photograph and its fakes travel alike, so the way tells no label.
      Dice lottery = Dice.of(seed, Dice.Stream.SHARING, portrait.number());
      Files.write(place.apply(entry), Sharing.send(picture, lottery));
      progress.advanceTo(done.incrementAndGet());
    }
  }
}
