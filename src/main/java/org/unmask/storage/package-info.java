/**
 * Files on any Hadoop file system: complete listings, bounded reads, and targets that appear only
 * when whole.
 */
@NullMarked
package org.unmask.storage;

import org.jspecify.annotations.NullMarked;
