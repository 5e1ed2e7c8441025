/** How right the counts of a line are, from a sample of clips that a person has counted blind. */
package io.vigil.tracking.evaluation.audit;
