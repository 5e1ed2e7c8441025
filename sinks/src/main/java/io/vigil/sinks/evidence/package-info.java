/** Pictures that show what was seen: boxes, trails and the clock drawn onto frames. */
package io.vigil.sinks.evidence;
