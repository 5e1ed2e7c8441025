/** From bytes in a camera's log to checked records, or to a dead letter that says why not. */
package io.vigil.operators.source;
