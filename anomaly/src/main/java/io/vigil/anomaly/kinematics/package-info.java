/** How things usually move and how large they are, learnt for each place of a camera's image. */
package io.vigil.anomaly.kinematics;
