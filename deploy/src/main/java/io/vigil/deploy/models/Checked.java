package io.vigil.deploy.models;

import io.vigil.deploy.config.PublishedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Compares a file with what the catalogue says of it. */
public final class Checked {
    private Checked() {}

    /**
     * @return how the file differs; empty where it is the right one, or nobody knows its SHA-256
     */
    public static String difference(PublishedModel model, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "it is no file";
        }
        long bytes = Files.size(file);
        if (bytes != model.bytes()) {
            return "it has %d bytes, but needs to have %d".formatted(bytes, model.bytes());
        }
        if (model.sha256().isEmpty()) {
            return "";
        }
        String found = Sha256.of(file);
        return found.equals(model.sha256())
                ? ""
                : "its SHA-256 is %s, but needs to be %s".formatted(found, model.sha256());
    }
}
