/**
 * The only room that knows TensorFlow: bytes to pixels, MobileNetV2, weights, gradients,
 * checkpoints, SavedModel.
 *
 * <p>Pixels come from {@code ImageDecoder}, the one preprocessing of training and scoring, and from
 * {@link org.unmask.tensorflow.TensorFlowCodecRecipe}'s codec for checks, traits and thumbnails.
 * Both decode alike: TensorFlow's operations, {@code JavaDecoder} for what they lack, and for JPEG
 * a walk over all codes first, since libjpeg paints over what is missing. Alpha is left out in
 * every format: colours count as they are stored (what a GIF stores no colour for is black).
 *
 * <p>The backbone is one graph, {@code MobileNetV2}, over layers that the caller makes: {@code
 * FoldedLayers} (constants with a bias: scoring, and measuring moments) or {@code NormalizedLayers}
 * (variables with BatchNorm: fine-tuning). Weights come as {@code FoldedWeights} or {@code
 * NormalizedWeights}; {@code Calibration} turns the first into the second by measuring a few
 * hundred images, {@code NormalizedWeights.folded()} turns it back.
 *
 * <p>The SavedModel is the frozen, folded graph itself: what {@code score} runs in float32 is what
 * Python, TF Serving and Java load, to the bit. A model directory of one network used as initial
 * weights is therefore folded weights, and takes the same way as any other. A graph may hold
 * several networks ({@code Member}s of an {@link org.unmask.tensorflow.Ensemble}) whose logits are
 * summed: it is scored, calibrated and asked, but not trained on. {@code InferenceSession} opens it
 * with the precision that is asked for: on CPUs with AMX {@code Bfloat16Graph} rounds most layers,
 * on the executor, after the model's identity was taken. What training computes is float32.
 *
 * <p>Native memory: every tensor is born in a try header; {@code Graph} and {@code Session} belong
 * to the object that made them and go with its {@code close}.
 */
@NullMarked
package org.unmask.tensorflow;

import org.jspecify.annotations.NullMarked;
