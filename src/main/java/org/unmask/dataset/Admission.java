package org.unmask.dataset;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.unmask.image.Label;
import org.unmask.split.RejectReason;

/**
 * Decides which files become images of the dataset; the order of the input makes no difference.
 *
 * @param accepted one image for each content, in order of image id
 * @param rejected all other files
 */
record Admission(List<AcceptedImage> accepted, List<Rejection> rejected) {

  /**
   * Admits what is an image, has a label, and is the first of its bytes.
   *
   * @param inspections one for each candidate, in the same order
   */
  static Admission of(List<Candidate> candidates, List<Inspection> inspections) {
    List<Rejection> rejected = new ArrayList<>();
    List<AcceptedImage> images = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate file = candidates.get(i);
      Label label = file.label();
      if (inspections.get(i) instanceof Inspection.Broken broken) {
        rejected.add(new Rejection(file.path(), RejectReason.of(broken.error()), broken.detail()));
      } else if (label == null) {
        rejected.add(
            new Rejection(
                file.path(), RejectReason.NO_LABEL, "no folder above it is named for a label"));
      } else if (inspections.get(i) instanceof Inspection.Sound sound) {
        images.add(
            new AcceptedImage(
                sound.imageId(),
                file.path(),
                file.source(),
                Objects.requireNonNullElse(file.groupId(), sound.imageId()),
                label,
                sound.header(),
                sound.bytes(),
                file.split()));
      }
    }
    return new Admission(withoutDuplicates(images, rejected), rejected);
  }

  private static List<AcceptedImage> withoutDuplicates(
      List<AcceptedImage> images, List<Rejection> rejected) {
    List<AcceptedImage> sorted = new ArrayList<>(images);
    sorted.sort(Comparator.comparing(AcceptedImage::imageId).thenComparing(AcceptedImage::path));
    List<AcceptedImage> kept = new ArrayList<>();
    int end;
    for (int start = 0; start < sorted.size(); start = end) {
      end = start + 1;
      while (end < sorted.size() && sorted.get(end).imageId().equals(sorted.get(start).imageId())) {
        end++;
      }
      admitOne(sorted.subList(start, end), kept, rejected);
    }
    return kept;
  }

  private static void admitOne(
      List<AcceptedImage> same, List<AcceptedImage> kept, List<Rejection> rejected) {
    AcceptedImage first = same.get(0);
    AcceptedImage contrary =
        same.stream().filter(image -> image.label() != first.label()).findFirst().orElse(null);
    if (contrary == null) {
      kept.add(first);
      for (AcceptedImage copy : same.subList(1, same.size())) {
        rejected.add(
            new Rejection(copy.path(), RejectReason.DUPLICATE, "same bytes as " + first.path()));
      }
      return;
    }
    for (AcceptedImage image : same) {
      AcceptedImage other = image.label() == first.label() ? contrary : first;
      rejected.add(
          new Rejection(
              image.path(),
              RejectReason.LABEL_CONFLICT,
              image.label() + " here, but " + other.label() + " as " + other.path()));
    }
  }
}
