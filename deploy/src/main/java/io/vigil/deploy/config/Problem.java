package io.vigil.deploy.config;

/**
 * One thing that is wrong in a configuration file.
 *
 * @param file the file as its reader named it
 * @param line from 1
 * @param column from 1
 * @param subject what it is about, in the reader's words
 * @param found what stands there, without secrets
 * @param needed what should stand there
 */
public record Problem(
        String file, int line, int column, String subject, String found, String needed) {
    @Override
    public String toString() {
        return "%s:%d:%d: %s: found %s, needs %s"
                .formatted(file, line, column, subject, found, needed);
    }
}
