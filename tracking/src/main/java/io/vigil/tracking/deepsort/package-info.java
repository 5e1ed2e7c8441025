/**
 * DeepSORT (Wojke et al., arXiv:1703.07402). Deviations: of a track's looks a mean and four views
 * are kept, not the last hundred embeddings; where looks cannot be compared, overlap decides at any
 * age; a track is shown only where it is seen; classes are kept apart; time is elapsed time.
 */
package io.vigil.tracking.deepsort;
