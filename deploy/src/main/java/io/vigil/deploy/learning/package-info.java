/** Learning what is normal for each camera beside a running job: warm-up, training, renewal. */
package io.vigil.deploy.learning;
