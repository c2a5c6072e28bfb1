/**
 * The front door: wires the rooms together. Nobody imports it.
 *
 * <ul>
 *   <li>{@link org.unmask.cli.Main}: picocli; a class a command ({@code SplitCommand} …) that holds
 *       its options, a request record ({@code SplitRequest} …) with what was asked for, and a job
 *       ({@code SplitJob} …) that does it. {@code Jobs} is the list of them.
 *   <li>{@code Runner} turns how a job ends into one line and an exit code; {@code Failure} finds
 *       the line, {@code Interruption} is Ctrl-C.
 *   <li>{@code Settings}: {@code conf/unmask.conf}, {@code --config}, {@code --set}, in rising
 *       precedence; {@code Keys} says what each may be, and every problem is told at once.
 *   <li>{@code CommandContext}: settings, progress, and the Spark session, opened when first asked
 *       for, so that a wrong request fails in a moment.
 *   <li>Training on the driver: {@code TrainJob} over {@code RunFolder} (which a lock keeps for one
 *       run), {@code TrainingPhases} with {@code TrainingData} (what executors and the dataset hand
 *       over), {@code OtherDetectors} (teacher and ensemble), {@code ModelFinish} with {@code
 *       ModelChoice} (ensemble, calibration and threshold) and {@code TrainingReporter} (what it
 *       leaves to read).
 * </ul>
 */
@NullMarked
package org.unmask.cli;

import org.jspecify.annotations.NullMarked;
