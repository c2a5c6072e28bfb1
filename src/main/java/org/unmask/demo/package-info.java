/**
 * A synthetic corpus of drawn portraits and of fakes made from them. Pure: JDK only.
 *
 * <ul>
 *   <li>{@link org.unmask.demo.DemoCorpus}, {@link org.unmask.demo.DemoSettings}: the way in.
 *   <li>{@code Person} and its parts say what is drawn; {@code Scene} and its layers draw it in
 *       linear light; {@code Camera} photographs it.
 *   <li>{@code Manipulation}, {@code Forger}: how a photograph becomes a fake; {@code Sharing}:
 *       what happens to reals and fakes alike before they are encoded.
 *   <li>{@code CorpusPlan} decides which pictures there are, {@code Studio} makes them in parallel.
 *   <li>{@code Dice}: every picture's own random numbers. With them, {@code Curve} (no platform's
 *       own sines) and one fixed table of noise, a seed means the same bytes again.
 * </ul>
 */
@NullMarked
package org.unmask.demo;

import org.jspecify.annotations.NullMarked;
