/** The output topics as Flink SQL tables. */
package io.vigil.sinks.sql;
