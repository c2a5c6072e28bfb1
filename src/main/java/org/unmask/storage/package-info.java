/**
 * Files on any Hadoop file system: complete listings, bounded reads, and targets that appear only
 * when whole.
 *
 * <ul>
 *   <li>{@link org.unmask.storage.ListingRoots}: paths and globs as places. {@link
 *       org.unmask.storage.FileWalk}: what lies below, as it is found; {@link
 *       org.unmask.storage.FolderSpread} cuts that work into pieces, {@link
 *       org.unmask.storage.FileListing} holds it all.
 *   <li>{@link org.unmask.storage.BoundedRead}, {@link org.unmask.storage.OutputTarget}, which
 *       commits by one object also where a move copies ({@code ObjectStores}, {@code MovedFolder}),
 *       and replaces only what is of its own {@link org.unmask.storage.OutputKind}.
 *   <li>{@link org.unmask.storage.TargetLock}: one run at a time has a target ({@link
 *       org.unmask.storage.LocalLock}, {@code Lease}).
 * </ul>
 */
@NullMarked
package org.unmask.storage;

import org.jspecify.annotations.NullMarked;
