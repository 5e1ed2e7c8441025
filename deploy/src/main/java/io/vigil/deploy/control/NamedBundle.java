package io.vigil.deploy.control;

import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.deploy.console.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bundle that is in the store.
 *
 * @param sha256 of its file, in lower-case hexadecimal
 */
public record NamedBundle(String name, String sha256) {
    private static final String ENDING = ".bundle";

    /**
     * Takes a file into the store, where one is named.
     *
     * @param nameOrFile of a bundle that is in the store, or of one that may not be
     * @param as what to call a file's there; empty: as the file is called
     * @throws InputException if there is none, or if another is there under the name
     */
    public static NamedBundle of(BundleStore store, String nameOrFile, String as) {
        Path file = Path.of(nameOrFile);
        try {
            if (Files.isRegularFile(file)) {
                String name = as.isEmpty() ? name(file) : as;
                return new NamedBundle(name, store.put(name, file));
            }
            boolean isFile = nameOrFile.endsWith(ENDING) || file.getNameCount() > 1;
            if (isFile && !store.names().contains(name(file))) {
                throw new InputException(
                        "Bundle %s: there is no such file; 'vigil anomaly train --out FILE' makes one"
                                .formatted(file));
            }
            String name = name(file);
            return new NamedBundle(name, store.sha256(name));
        } catch (BundleException bad) {
            throw new InputException(bad.getMessage(), bad);
        } catch (IOException unreadable) {
            throw new InputException(
                    "Bundle %s cannot be taken into %s: %s"
                            .formatted(file, store.folder(), unreadable.getMessage()),
                    unreadable);
        }
    }

    private static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
