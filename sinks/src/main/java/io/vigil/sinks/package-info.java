/** What leaves the vision job. */
package io.vigil.sinks;
