package org.unmask.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.unmask.image.Label;

/** Where each image of a store lies and what it shows, packed into arrays that grow. */
final class ImageStoreIndex {
  private static final int ID_BYTES = 32;

  /** Stands for a group of the image alone, whose name is the image id. */
  private static final int ALONE = -1;

  private int size;
  private long[] offsets = new long[16];
  private int[] lengths = new int[16];
  private byte[] labels = new byte[16];
  private byte[] ids = new byte[16 * ID_BYTES];
  private int[] groups = new int[16];
  private int[] sources = new int[16];
  private int[] order = new int[0];
  private final Names groupNames = new Names();
  private final Names sourceNames = new Names();

  /** Adds an image; it has no number until {@link #number}. */
  void add(String imageId, Label label, String groupId, String source, long offset, int length) {
    byte[] id = HexFormat.of().parseHex(imageId);
    if (id.length != ID_BYTES) {
      throw new IllegalArgumentException("Invalid image id: " + imageId + " (64 hex digits)");
    }
    if (size == offsets.length) {
      grow();
    }
    offsets[size] = offset;
    lengths[size] = length;
    labels[size] = (byte) label.index();
    System.arraycopy(id, 0, ids, size * ID_BYTES, ID_BYTES);
    groups[size] = groupId.equals(imageId) ? ALONE : groupNames.number(groupId);
    sources[size] = sourceNames.number(source);
    size++;
  }

  /** Numbers the images in order of image id. */
  void number() {
    order =
        IntStream.range(0, size)
            .boxed()
            .sorted(
                (a, b) ->
                    Arrays.compareUnsigned(
                        ids,
                        a * ID_BYTES,
                        (a + 1) * ID_BYTES,
                        ids,
                        b * ID_BYTES,
                        (b + 1) * ID_BYTES))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  int size() {
    return order.length;
  }

  long offset(int image) {
    return offsets[order[image]];
  }

  int length(int image) {
    return lengths[order[image]];
  }

  Label label(int image) {
    return Label.ofIndex(labels[order[image]]);
  }

  String imageId(int image) {
    int start = order[image] * ID_BYTES;
    return HexFormat.of().formatHex(ids, start, start + ID_BYTES);
  }

  String groupId(int image) {
    int group = groups[order[image]];
    return group == ALONE ? imageId(image) : groupNames.name(group);
  }

  String source(int image) {
    return sourceNames.name(sources[order[image]]);
  }

  private void grow() {
    int capacity = size + size / 2;
    offsets = Arrays.copyOf(offsets, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    labels = Arrays.copyOf(labels, capacity);
    ids = Arrays.copyOf(ids, Math.multiplyExact(capacity, ID_BYTES));
    groups = Arrays.copyOf(groups, capacity);
    sources = Arrays.copyOf(sources, capacity);
  }

  /** Each distinct name once. */
  private static final class Names {
    private final List<String> names = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    int number(String name) {
      return numbers.computeIfAbsent(
          name,
          added -> {
            names.add(added);
            return names.size() - 1;
          });
    }

    String name(int number) {
      return names.get(number);
    }
  }
}
