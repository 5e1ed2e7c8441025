/** Models brought from where they are published: the right file under its name, or none. */
package io.vigil.deploy.models;
