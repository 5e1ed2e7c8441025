/** What takes several cameras to know: their logs merged into one order of content time. */
package io.vigil.operators.assess.group;
