package org.unmask.dataset;

import java.util.Iterator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import org.unmask.image.ContentHash;
import org.unmask.image.FileTraits;
import org.unmask.image.ImageCodec;
import org.unmask.image.ImageError;
import org.unmask.image.ImageHeader;
import org.unmask.image.InvalidImageException;
import org.unmask.image.Measurable;
import org.unmask.image.PerceptualHash;
import org.unmask.image.PixelTraits;
import org.unmask.split.RejectReason;
import org.unmask.storage.BoundedRead;

/**
 * What executors do with candidates: read each once, hash it, check it by decoding it, measure it.
 * One image a task is in memory at a time.
 */
final class Inspector implements FlatMapFunction<Iterator<Candidate>, Row> {
  private static final long serialVersionUID = 1L;

  private final ExecutorCodec codec;
  private final Measuring measuring;
  private final Broadcast<SerializableConfiguration> configuration;
  private final LongAccumulator done;

  Inspector(
      ExecutorCodec codec,
      Measuring measuring,
      Broadcast<SerializableConfiguration> configuration,
      LongAccumulator done) {
    this.codec = codec;
    this.measuring = measuring;
    this.configuration = configuration;
    this.done = done;
  }

  @Override
  public Iterator<Row> call(Iterator<Candidate> candidates) {
    ImageCodec here = codec.here();
    Configuration storage = configuration.value().value();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return candidates.hasNext();
      }

      @Override
      public Row next() {
        Candidate candidate = candidates.next();
        Row row = inspect(candidate, here, storage);
        done.add(1);
        return row;
      }
    };
  }

  private Row inspect(Candidate candidate, ImageCodec here, Configuration storage) {
    if (candidate.refused() != null) {
      return refused(candidate, candidate.refused());
    }
    try {
      byte[] content = content(candidate, storage);
      ImageHeader header = ImageHeader.read(content, codec.limits());
      Measured measured = measure(content, here);
      if (candidate.label() == null) {
        return refused(
            candidate,
            new Rejection(
                RejectReason.NO_LABEL, "neither metadata nor a folder above it says the label"));
      }
      return sound(candidate, content, header, measured);
    } catch (InvalidImageException e) {
      return refused(candidate, new Rejection(RejectReason.of(e.error()), e.detail()));
    }
  }

  private byte[] content(Candidate candidate, Configuration storage) throws InvalidImageException {
    long maxBytes = codec.limits().maxBytes();
    if (candidate.bytes() > maxBytes) {
      throw new InvalidImageException(
          ImageError.TOO_MANY_BYTES,
          candidate.bytes() + " bytes, more than " + maxBytes + " bytes");
    }
    byte[] content = candidate.content();
    return content == null ? BoundedRead.read(candidate.path(), maxBytes, storage) : content;
  }

  /** What was measured; null for what is not asked for. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Measured(@Nullable PixelTraits traits, byte @Nullable [] hash) {}

  private Measured measure(byte[] content, ImageCodec here) throws InvalidImageException {
    if (measuring == Measuring.CHECK) {
      here.verify(content);
      return new Measured(null, null);
    }
    Measurable image = here.measure(content, ExecutorCodec.MEASURED_PIXELS);
    return new Measured(
        measuring.traits() ? PixelTraits.of(image) : null,
        measuring.hash() ? PerceptualHash.of(image.luma()).reliableBits().orElse(null) : null);
  }

  private static Row sound(
      Candidate candidate, byte[] content, ImageHeader header, Measured measured) {
    FileTraits file = FileTraits.read(content);
    PixelTraits pixels = measured.traits();
    return RowFactory.create(
        candidate.path(),
        candidate.source(),
        (long) content.length,
        nameOf(candidate.label()),
        candidate.groupKey(),
        candidate.split() == null ? null : candidate.split().folder(),
        null,
        candidate.named(),
        candidate.content() != null,
        ContentHash.sha256Hex(content),
        header.width(),
        header.height(),
        header.format().name(),
        file.jpegQuality(),
        file.quantization(),
        file.chromaSampling(),
        file.exif(),
        pixels == null ? null : pixels.sharpness(),
        pixels == null ? null : pixels.luminance(),
        pixels == null ? null : pixels.colourfulness(),
        measured.hash(),
        null,
        null);
  }

  private static Row refused(Candidate candidate, Rejection rejection) {
    Object[] values = new Object[InspectedSchema.SCHEMA.length()];
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.PATH)] = candidate.path();
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.SOURCE)] = candidate.source();
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.BYTES)] = candidate.bytes();
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.LABEL)] = nameOf(candidate.label());
    values[InspectedSchema.SCHEMA.fieldIndex(InspectedSchema.NAMED)] = candidate.named();
    values[InspectedSchema.SCHEMA.fieldIndex(InspectedSchema.IN_TABLE)] =
        candidate.content() != null;
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.REASON)] = rejection.reason().name();
    values[InspectedSchema.SCHEMA.fieldIndex(DatasetSchema.DETAIL)] = rejection.detail();
    return RowFactory.create(values);
  }

  private static @Nullable String nameOf(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
