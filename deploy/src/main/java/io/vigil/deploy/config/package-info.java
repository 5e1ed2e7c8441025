/** One YAML file per deployment, read into immutable records with every error at once. */
package io.vigil.deploy.config;
