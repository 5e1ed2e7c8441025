/**
 * The tracker that needs no tuning: every cue is weighed as evidence, and one set of weights serves
 * shops, roads and living rooms.
 *
 * <p>A frame passes through {@code VigilTracker}: what is known is moved with the camera ({@code
 * Scene}) and predicted; whoever is recognised by his looks gets his old id ({@code Recognition});
 * tracks and detections are joined where the sum of the {@code Cues} is greatest ({@code Joining});
 * what is left over begins tracks of its own. Each cue is a record of its weights with its paper.
 * How the weights came about, and what each is worth, is in {@code tracking/docs/ablation.md}.
 */
package io.vigil.tracking.vigil;
