/**
 * SORT (Bewley et al., arXiv:1602.00763). Deviations: classes are kept apart; time is elapsed time,
 * so that missing frames cost certainty only; where every overlap above the least is unambiguous,
 * the authors' program takes those pairs without an assignment, which here is always made.
 */
package io.vigil.tracking.sort;
