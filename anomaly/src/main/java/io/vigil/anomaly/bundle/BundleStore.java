package io.vigil.anomaly.bundle;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of bundles, {@code NAME.bundle} each. A name stands for one content for ever, so that
 * whoever replays a log finds what was in force. On a cluster it is a folder that all share.
 *
 * @param folder its path; made with the first bundle
 */
public record BundleStore(String folder) implements Bundles, Serializable {
    private static final String ENDING = ".bundle";
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,199}";

    @Override
    public Bundle of(String name, String sha256) {
        Path file = file(name);
        try {
            byte[] bytes = Files.readAllBytes(file);
            String found = BundleFile.sha256(bytes);
            if (!found.equals(sha256)) {
                throw new BundleException(
                        "Bundle %s was replaced: the SHA-256 of %s is %s, but %s is asked for; put the old file back, or deploy the new one under a name of its own"
                                .formatted(name, file, found, sha256));
            }
            return BundleFile.read(file, bytes);
        } catch (IOException missing) {
            throw new BundleException(
                    "Bundle %s cannot be read from %s (%s); put it there, or deploy one of %s"
                            .formatted(name, file, missing.getMessage(), names()),
                    missing);
        }
    }

    /**
     * Takes a bundle in; one that is here already under this name stays.
     *
     * @return the SHA-256 of its file
     * @throws BundleException if it is no bundle, or if another is here under this name
     */
    public String put(String name, Path from) throws IOException {
        byte[] bytes = Files.readAllBytes(from);
        BundleFile.read(from, bytes);
        Path file = file(name);
        if (Files.exists(file)) {
            if (!Arrays.equals(Files.readAllBytes(file), bytes)) {
                throw new BundleException(
                        "Bundle %s is in %s already and differs from %s; a name stands for one content: choose another"
                                .formatted(name, folder, from));
            }
            return BundleFile.sha256(bytes);
        }
        Files.createDirectories(Path.of(folder));
        BundleFile.write(bytes, file);
        return BundleFile.sha256(bytes);
    }

    /**
     * The SHA-256 of a bundle that is here.
     *
     * @throws BundleException if it is not
     */
    public String sha256(String name) {
        try {
            return BundleFile.sha256(Files.readAllBytes(file(name)));
        } catch (IOException missing) {
            throw new BundleException(
                    "Bundle %s is not in %s, which has %s; put it there, or name one of these"
                            .formatted(name, folder, names()),
                    missing);
        }
    }

    /** Of all that are here, in order. */
    public List<String> names() {
        Path here = Path.of(folder);
        if (!Files.isDirectory(here)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(here)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new BundleException("Folder %s cannot be read".formatted(folder), unreadable);
        }
    }

    private Path file(String name) {
        if (!name.matches(NAME)) {
            throw new BundleException(
                    "Bundle name '%s' needs to be of the letters a to z, digits, dots, dashes and underscores, at most 200; rename its file, or give another name"
                            .formatted(name));
        }
        return Path.of(folder).resolve(name + ENDING);
    }
}
