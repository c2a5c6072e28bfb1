package org.unmask.tensorflow;

import com.google.protobuf.CodedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;
import org.unmask.model.ModelSpec;

/**
 * {@code saved_model.pb}: one meta graph, tag {@code serve}, signature {@code serving_default}. All
 * weights are constants of the graph, so there is no {@code variables} folder.
 */
final class SavedModelFile {
  private static final String NAME = "saved_model.pb";
  private static final int MAX_BYTES = 512 << 20;
  private static final int UNKNOWN = -1;

  private SavedModelFile() {}

  /** Whether a folder looks like a SavedModel. */
  static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve(NAME));
  }

  static void write(Path folder, GraphDef graph, int inputSize) throws IOException {
    SignatureDef signature =
        SignatureDef.newBuilder()
            .setMethodName("tensorflow/serving/predict")
            .putInputs(
                "images",
                tensor(FrozenGraph.IMAGES, DataType.DT_UINT8, UNKNOWN, inputSize, inputSize, 3))
            .putOutputs(
                "probability_fake", tensor(FrozenGraph.PROBABILITY, DataType.DT_FLOAT, UNKNOWN))
            .putOutputs("logit", tensor(FrozenGraph.LOGIT, DataType.DT_FLOAT, UNKNOWN))
            .putOutputs(
                "embedding",
                tensor(FrozenGraph.EMBEDDING, DataType.DT_FLOAT, UNKNOWN, ModelSpec.EMBEDDING_SIZE))
            .build();
    SavedModel model =
        SavedModel.newBuilder()
            .setSavedModelSchemaVersion(1)
            .addMetaGraphs(
                MetaGraphDef.newBuilder()
                    .setMetaInfoDef(MetaGraphDef.MetaInfoDef.newBuilder().addTags("serve"))
                    .setGraphDef(graph)
                    .putSignatureDef("serving_default", signature))
            .build();
    Files.write(folder.resolve(NAME), model.toByteArray());
  }

  /**
   * The graph of a SavedModel.
   *
   * @throws IllegalArgumentException if the file is not one
   */
  static GraphDef readGraph(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(NAME))) {
      CodedInputStream bounded = CodedInputStream.newInstance(in);
      bounded.setSizeLimit(MAX_BYTES);
      SavedModel model = SavedModel.parseFrom(bounded);
      if (model.getMetaGraphsCount() != 1) {
        throw new IllegalArgumentException(
            "Cannot read model %s: it has %d graphs (1)"
                .formatted(folder, model.getMetaGraphsCount()));
      }
      return model.getMetaGraphs(0).getGraphDef();
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new IllegalArgumentException(
          "Cannot read model " + folder + ": saved_model.pb is damaged", e);
    }
  }

  private static TensorInfo tensor(String operation, DataType type, long... shape) {
    TensorShapeProto.Builder dimensions = TensorShapeProto.newBuilder();
    for (long size : shape) {
      dimensions.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
    }
    return TensorInfo.newBuilder()
        .setName(operation + ":0")
        .setDtype(type)
        .setTensorShape(dimensions)
        .build();
  }
}
