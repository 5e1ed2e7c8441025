package io.vigil.deploy.models;

import io.vigil.deploy.config.PublishedModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Takes the model out of the zip file that it is published in. */
final class ZipMember {
    private ZipMember() {}

    /**
     * @throws WrongContentException if there is no such member, or it is another file
     */
    static void extract(Path zip, PublishedModel model, Path target) throws IOException {
        try (ZipFile opened = new ZipFile(zip.toFile());
                PartFile part = PartFile.open(target, model.sha256())) {
            part.restart(Optional.empty());
            try (InputStream in = opened.getInputStream(entry(opened, model.archive().member()))) {
                copy(in, model.bytes(), part);
            }
            String found = part.sha256();
            if (!found.equals(model.sha256())) {
                part.discard();
                throw new WrongContentException(
                        "the SHA-256 of %s in the archive is %s, but needs to be %s"
                                .formatted(model.archive().member(), found, model.sha256()));
            }
            part.accept();
        } catch (ZipException e) {
            throw new WrongContentException("the archive cannot be read: " + e.getMessage());
        }
    }

    private static ZipEntry entry(ZipFile zip, String member) throws WrongContentException {
        List<? extends ZipEntry> found =
                zip.stream()
                        .filter(e -> !e.isDirectory())
                        .filter(e -> e.getName().replaceFirst(".*/", "").equals(member))
                        .toList();
        if (found.size() != 1) {
            throw new WrongContentException(
                    "the archive has %d files %s, but needs to have one"
                            .formatted(found.size(), member));
        }
        return found.get(0);
    }

    // A member may claim to be small and be large; more than is wanted is never written.
    private static void copy(InputStream in, long bytes, PartFile into) throws IOException {
        byte[] some = new byte[1 << 16];
        for (int n = in.read(some); n >= 0 && into.size() <= bytes; n = in.read(some)) {
            into.append(ByteBuffer.wrap(some, 0, n));
        }
    }
}
