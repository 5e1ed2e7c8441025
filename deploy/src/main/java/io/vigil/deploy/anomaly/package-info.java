/** From normal footage to a bundle, and from a bundle and footage to scores. */
package io.vigil.deploy.anomaly;
