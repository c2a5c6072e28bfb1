package org.unmask.dataset;

import java.io.Serializable;
import org.unmask.split.RejectReason;

/** Why a file is not in the dataset; the detail is for a person. */
record Rejection(RejectReason reason, String detail) implements Serializable {}
