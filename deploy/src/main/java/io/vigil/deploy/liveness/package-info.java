/** Whether cameras, ingest and the job are there at all, told by the wall clock. */
package io.vigil.deploy.liveness;
