/** Which detection belongs to which track: exact linear assignment. */
package io.vigil.tracking.association;
