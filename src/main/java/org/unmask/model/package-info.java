/**
 * The contract between training and scoring, so that {@code scoring} (Spark) and {@code tensorflow}
 * never see each other. Pure: JDK, and Jackson's tree for the JSON form of {@link
 * org.unmask.model.ModelSpec}.
 */
@NullMarked
package org.unmask.model;

import org.jspecify.annotations.NullMarked;
