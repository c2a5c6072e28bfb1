/**
 * The scoring job as a JVM user would write it without Unmask, with the same weights: plain Spark,
 * ImageIO, and DJL or ONNX Runtime. The peers get what an attentive user would give them: one
 * session an executor, batches, and threads that follow the slots.
 *
 * <ul>
 *   <li>{@link org.unmask.peers.OnnxExport}: the shipped SavedModel as ONNX.
 *   <li>{@link org.unmask.peers.PeerJob}: the Spark job.
 *   <li>{@link org.unmask.peers.OnnxRuntimePeer}, {@link org.unmask.peers.DjlPeer}: the engines.
 * </ul>
 */
package org.unmask.peers;
