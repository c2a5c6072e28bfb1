package org.unmask.training;

/** Examples that go through the network together; may hold native memory until closed. */
public interface Batch extends AutoCloseable {

  /** How many examples there are; 1 or more. */
  int size();

  /**
   * The class index of each example, 1 = FAKE, of a mixture the mean by its parts; length {@link
   * #size()}.
   */
  float[] labels();

  @Override
  void close();
}
