/** Proofs that take minutes and real processes, run by a script in {@code deploy/bin}. */
package io.vigil.deploy.proof;
