package org.unmask.dataset;

import org.unmask.split.RejectReason;

/** A file that is not in the dataset, and why. */
record Rejection(String path, RejectReason reason, String detail) {}
