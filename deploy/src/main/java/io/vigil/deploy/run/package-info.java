/**
 * What a run does besides the job: follows the topics, writes the outputs, knows when all is done.
 */
package io.vigil.deploy.run;
