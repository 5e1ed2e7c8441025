/** The verbs of the command line: from arguments to settings, and from failures to exit codes. */
package io.vigil.deploy.cli;
