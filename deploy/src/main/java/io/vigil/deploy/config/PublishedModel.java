package io.vigil.deploy.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One model that may be fetched.
 *
 * @param name how it is asked for
 * @param kind what it does, such as {@code detector}
 * @param file its file's name
 * @param url where it is published
 * @param bytes the file's size
 * @param sha256 of the file, in hex; empty where nobody knows it, and then it cannot be fetched
 * @param head how its outputs are read; empty where this version has no use for it yet
 * @param licence SPDX identifier, or words where there is none
 * @param terms what has to be known beyond the licence's name; empty where there is nothing
 * @param archive the zip file at {@code url} that the file is in; null where the file itself is
 *     there
 */
public record PublishedModel(
        String name,
        String kind,
        String file,
        String url,
        long bytes,
        String sha256,
        String head,
        String licence,
        String terms,
        Archive archive) {
    /**
     * Licences that let anybody use a model for anything, as long as they are passed on with it.
     */
    private static final List<String> OPEN =
            List.of("Apache-2.0", "MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "CC0-1.0");

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

    public PublishedModel {
        sha256 = orEmpty(sha256);
        head = orEmpty(head);
        terms = orEmpty(terms);
        require(name, PLAIN.matcher(orEmpty(name)).matches(), "name", name, "letters and digits");
        require(name, !orEmpty(kind).isBlank(), "kind", kind, "a word such as detector");
        require(name, PLAIN.matcher(orEmpty(file)).matches(), "file", file, "a name, no path");
        require(name, isAddress(orEmpty(url)), "url", url, "an http or https address");
        require(name, bytes > 0, "bytes", bytes, "at least 1");
        require(name, sha256.isEmpty() || isSha256(sha256), "sha256", sha256, "64 hex digits");
        require(name, !orEmpty(licence).isBlank(), "licence", licence, "its name");
    }

    /**
     * A zip file that holds the model.
     *
     * @param bytes the zip file's size
     * @param sha256 of the zip file, in hex
     * @param member the name, without folders, of the file in it
     */
    public record Archive(long bytes, String sha256, String member) {
        public Archive {
            sha256 = orEmpty(sha256);
            require("archive", bytes > 0, "bytes", bytes, "at least 1");
            require("archive", isSha256(sha256), "sha256", sha256, "64 hex digits");
            require("archive", !orEmpty(member).isBlank(), "member", member, "a file's name");
        }
    }

    /**
     * Why it may only be fetched by who says that the licence is accepted; empty if anybody may.
     */
    public Optional<String> mustBeAccepted() {
        if (!terms.isBlank()) {
            return Optional.of(terms);
        }
        return OPEN.contains(licence)
                ? Optional.empty()
                : Optional.of("this is none of " + String.join(", ", OPEN));
    }

    /** Why it cannot be fetched; empty if it can. */
    public Optional<String> cannotBePulled() {
        return sha256.isEmpty()
                ? Optional.of("its SHA-256 is not known, so that nobody could tell a wrong file")
                : Optional.empty();
    }

    private static boolean isSha256(String text) {
        return SHA_256.matcher(text).matches();
    }

    private static boolean isAddress(String url) {
        try {
            URI uri = URI.create(url);
            return List.of("http", "https").contains(orEmpty(uri.getScheme()))
                    && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }

    private static void require(
            String model, boolean holds, String key, Object found, String needed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "Model %s: %s is %s, but needs to be %s".formatted(model, key, found, needed));
        }
    }
}
