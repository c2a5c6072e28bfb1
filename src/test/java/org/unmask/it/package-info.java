/**
 * Jobs as they run in earnest: the application jar through Spark's SparkSubmit, on processes of
 * their own. Only {@code mvn verify} runs these tests, since they need the packaged jar.
 *
 * <ul>
 *   <li>{@link org.unmask.it.StandaloneCluster}: Spark's master and workers on loopback.
 *   <li>{@link org.unmask.it.HdfsCluster}: a name node and data nodes on loopback.
 *   <li>{@link org.unmask.it.S3Server}: S3Proxy on loopback, with its objects in memory.
 *   <li>{@link org.unmask.it.RemoteFolder}: what a test puts there, and asks of it.
 *   <li>{@link org.unmask.it.ScalingBenchmark}: no test, but made of the same; {@code scripts/bench
 *       scaling} runs it.
 *   <li>{@link org.unmask.it.Submission}: a job of Unmask, and what Spark says of it meanwhile.
 *   <li>{@link org.unmask.it.ChildJvm}: any of these processes; what it prints is kept below {@code
 *       target/it}, and it is killed at the latest when its owner is closed.
 * </ul>
 */
@NullMarked
package org.unmask.it;

import org.jspecify.annotations.NullMarked;
