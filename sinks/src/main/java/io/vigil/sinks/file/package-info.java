/** Files of a finished run: results, a summary, a report. */
package io.vigil.sinks.file;
