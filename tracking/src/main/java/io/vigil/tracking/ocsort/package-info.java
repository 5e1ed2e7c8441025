/**
 * OC-SORT (Cao et al., arXiv:2203.14360). Deviations: classes are kept apart; time is elapsed time;
 * boxes that do not overlap are never joined, where the authors' program lets their direction weigh
 * in the assignment before it drops them; and where every overlap above the least is unambiguous,
 * their program takes those pairs without an assignment, which here is always made.
 */
package io.vigil.tracking.ocsort;
