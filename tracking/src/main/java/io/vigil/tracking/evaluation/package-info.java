/** How good tracks are: MOTChallenge files, CLEAR MOT, identity and HOTA. */
package io.vigil.tracking.evaluation;
