/** How a track looks: embeddings over its life (Wojke et al., arXiv:1703.07402). */
package io.vigil.tracking.appearance;
