/** What a camera's log holds. Everything that can change an answer is one of its records. */
package io.vigil.ingest;
