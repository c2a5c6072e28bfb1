package org.unmask.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON knows no NaN: what is not defined becomes null. */
final class JsonNumbers {

  private JsonNumbers() {}

  static void put(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }
}
