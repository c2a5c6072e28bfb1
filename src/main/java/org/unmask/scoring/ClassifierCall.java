package org.unmask.scoring;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.unmask.PipelineException;
import org.unmask.model.Outcome;

/** One call of the classifier for a batch in which some images have failed already. */
final class ClassifierCall {
  private ClassifierCall() {}

  /**
   * Hands the images that there are to {@code classifier}, and merges what it says with the earlier
   * failures.
   *
   * @param paths where the images of {@code contents} come from, for the message of a failure
   * @return one outcome an image, in the order of {@code contents}
   * @throws PipelineException if the classifier itself fails; the message names all its images
   */
  static <T> List<Outcome<T>> call(
      List<Outcome<byte[]>> contents,
      List<String> paths,
      Function<List<byte[]>, List<Outcome<T>>> classifier) {
    List<byte[]> images = new ArrayList<>();
    List<String> imagePaths = new ArrayList<>();
    for (int i = 0; i < contents.size(); i++) {
      if (contents.get(i) instanceof Outcome.Success<byte[]> success) {
        images.add(success.value());
        imagePaths.add(paths.get(i));
      }
    }
    Iterator<Outcome<T>> answers = answers(images, imagePaths, classifier).iterator();
    return contents.stream()
        .map(
            content ->
                content instanceof Outcome.Failure<byte[]> failure
                    ? new Outcome.Failure<T>(failure.error(), failure.detail())
                    : answers.next())
        .toList();
  }

  private static <T> List<Outcome<T>> answers(
      List<byte[]> images,
      List<String> paths,
      Function<List<byte[]>, List<Outcome<T>>> classifier) {
    if (images.isEmpty()) {
      return List.of();
    }
    List<Outcome<T>> answers;
    try {
      answers = classifier.apply(images);
    } catch (RuntimeException e) {
      throw failure(paths, String.valueOf(e.getMessage()), e);
    }
    if (answers.size() != images.size()) {
      throw failure(paths, answers.size() + " outcomes for " + images.size() + " images", null);
    }
    return answers;
  }

  private static PipelineException failure(
      List<String> paths, String reason, @Nullable Throwable cause) {
    return new PipelineException(
        paths.stream()
            .collect(
                Collectors.joining(
                    ", ",
                    "Cannot classify a batch of " + paths.size() + ": " + reason + " (",
                    ")")),
        cause);
  }
}
