/** The topology, the configuration, the command line, and everything in one process. */
package io.vigil.deploy;
