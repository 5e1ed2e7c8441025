/** What a person at a terminal sees, and the failures that are theirs to mend. */
package io.vigil.deploy.console;
