/**
 * Every serialiser of operator state and of what travels between operators: a version number and a
 * codec each.
 */
package io.vigil.operators.state;
