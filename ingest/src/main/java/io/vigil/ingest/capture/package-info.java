/**
 * Where images come from: files, cameras, streams and folders, each read until it ends or is
 * closed.
 */
package io.vigil.ingest.capture;
