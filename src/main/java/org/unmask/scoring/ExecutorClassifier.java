package org.unmask.scoring;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.unmask.PipelineException;
import org.unmask.model.ClassifierRecipe;
import org.unmask.model.Compute;
import org.unmask.model.ImageClassifier;

/**
 * The classifier of whichever JVM asks: opened there at the first use, shared by all its tasks, and
 * kept for later jobs of the same model and threshold. Travels to executors inside a task.
 *
 * <p>No hook closes it when a JVM ends: Spark ends executors with tasks under way, and freeing a
 * session that still computes kills the process; the system takes the memory back anyway. Where a
 * JVM goes on, as in local mode, {@link #closeAll} does it.
 */
public final class ExecutorClassifier implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final ConcurrentMap<String, ImageClassifier> OPEN = new ConcurrentHashMap<>();

  private final String sharedAs;
  private final Broadcast<byte[]> recipe;
  private final TaskCompute compute;

  private ExecutorClassifier(String sharedAs, Broadcast<byte[]> recipe, TaskCompute compute) {
    this.sharedAs = sharedAs;
    this.recipe = recipe;
    this.compute = compute;
  }

  /**
   * Broadcasts a recipe. Each call of the classifier computes on the {@code spark.task.cpus} of the
   * task that makes it, so that tasks side by side do not fight for cores; see {@link TaskCompute}.
   */
  static ExecutorClassifier broadcast(SparkSession spark, ClassifierRecipe recipe) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    // As bytes: a broadcast goes through spark.serializer, and Kryo cannot read records.
    return new ExecutorClassifier(
        recipe.sharedAs(), context.broadcast(bytes(recipe)), TaskCompute.of(context.getConf()));
  }

  /** This JVM's classifier; never to be closed by a task. */
  ImageClassifier here() {
    return shared(sharedAs, () -> recipe(recipe.value()), compute.here());
  }

  /**
   * The one classifier of a name in this JVM; a failure to open is forgotten, so that the next task
   * tries again.
   *
   * @param sharedAs see {@link ClassifierRecipe#sharedAs}
   * @throws PipelineException if it cannot be opened
   */
  static ImageClassifier shared(
      String sharedAs, Supplier<ClassifierRecipe> recipe, Compute compute) {
    return OPEN.computeIfAbsent(sharedAs, id -> open(id, recipe, compute));
  }

  private static ImageClassifier open(
      String sharedAs, Supplier<ClassifierRecipe> recipe, Compute compute) {
    String model = sharedAs;
    try {
      ClassifierRecipe known = recipe.get();
      model = known.modelId();
      return known.open(compute);
    } catch (RuntimeException | LinkageError e) {
      throw new PipelineException("Cannot open model " + model + ": " + e.getMessage(), e);
    }
  }

  /** Closes every classifier that this JVM has open; no task may be under way. */
  public static void closeAll() {
    for (String sharedAs : OPEN.keySet()) {
      OPEN.computeIfPresent(
          sharedAs,
          (id, classifier) -> {
            classifier.close();
            return null;
          });
    }
  }

  private static byte[] bytes(ClassifierRecipe recipe) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(recipe);
    } catch (IOException e) {
      throw new PipelineException("Cannot send the model to executors: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private static ClassifierRecipe recipe(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (ClassifierRecipe) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("the recipe does not deserialize: " + e.getMessage(), e);
    }
  }
}
