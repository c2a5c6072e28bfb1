package org.unmask.peers;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the few messages of ONNX that a convolutional network needs; numbers are onnx.proto's. */
final class OnnxWriter {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;
  private static final int FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /** One field after another of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    try {
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void addToGraph(int field, byte[] message) {
    graph.writeBytes(message(out -> out.writeByteArray(field, message)));
  }

  /** An attribute that is a whole number, or a list of such. */
  static byte[] attribute(String name, long... values) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeInt32(20, ATTRIBUTE_INTS);
          for (long value : values) {
            out.writeInt64(8, value);
          }
        });
  }

  static byte[] scalarAttribute(String name, long value) {
    return message(
        out -> {
          out.writeString(1, name);
          out.writeInt64(3, value);
          out.writeInt32(20, ATTRIBUTE_INT);
        });
  }

  /** Adds an operation with one output. */
  void node(String operation, List<String> inputs, String output, byte[]... attributes) {
    addToGraph(
        1,
        message(
            out -> {
              for (String input : inputs) {
                out.writeString(1, input);
              }
              out.writeString(2, output);
              out.writeString(3, output);
              out.writeString(4, operation);
              for (byte[] attribute : attributes) {
                out.writeByteArray(5, attribute);
              }
            }));
  }

  /** Adds a constant. */
  void constant(String name, float[] values, long... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    addToGraph(
        5,
        message(
            out -> {
              for (long size : shape) {
                out.writeInt64(1, size);
              }
              out.writeInt32(2, FLOAT);
              out.writeString(8, name);
              out.writeByteArray(9, raw.array());
            }));
  }

  /** Says what goes in; a negative size is the free one of the batch. */
  void input(String name, long... shape) {
    addToGraph(11, value(name, shape));
  }

  /** Says what comes out. */
  void output(String name, long... shape) {
    addToGraph(12, value(name, shape));
  }

  private static byte[] value(String name, long... shape) {
    byte[] dimensions =
        message(
            out -> {
              for (long size : shape) {
                out.writeByteArray(
                    1,
                    message(
                        dimension -> {
                          if (size < 0) {
                            dimension.writeString(2, "batch");
                          } else {
                            dimension.writeInt64(1, size);
                          }
                        }));
              }
            });
    byte[] tensor =
        message(
            out -> {
              out.writeInt32(1, FLOAT);
              out.writeByteArray(2, dimensions);
            });
    return message(
        out -> {
          out.writeString(1, name);
          out.writeByteArray(2, message(type -> type.writeByteArray(1, tensor)));
        });
  }

  /** The whole model. */
  byte[] model() {
    addToGraph(2, "unmask".getBytes(StandardCharsets.UTF_8));
    return message(
        out -> {
          out.writeInt64(1, IR_VERSION);
          out.writeString(2, "unmask-peers");
          out.writeBytes(7, ByteString.copyFrom(graph.toByteArray()));
          out.writeByteArray(8, message(opset -> opset.writeInt64(2, OPSET)));
        });
  }
}
