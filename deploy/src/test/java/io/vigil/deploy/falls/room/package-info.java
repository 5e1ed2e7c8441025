/**
 * A care room that is filmed: furniture that hides, light that drifts, people with joints. What
 * goes on in it is drawn from a seed, and its pictures go through the same perception as a
 * camera's.
 */
package io.vigil.deploy.falls.room;
