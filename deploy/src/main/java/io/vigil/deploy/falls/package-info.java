/** How good falls are told, on labelled clips. */
package io.vigil.deploy.falls;
