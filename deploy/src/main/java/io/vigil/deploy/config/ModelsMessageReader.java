package io.vigil.deploy.config;

import io.vigil.anomaly.bundle.BundleException;
import io.vigil.anomaly.bundle.BundleStore;
import io.vigil.ingest.ModelChange;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads what is sent on the topic {@code models}: {@code {"camera", "bundle", "by", "note",
 * "sha256"}}, where no bundle, or an empty one, stands for none, and the SHA-256 may be left out;
 * with an {@code id} if the sender wants to know the answer by it.
 */
public final class ModelsMessageReader {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Set<String> cameras;
    private final BundleStore bundles;

    /**
     * @param bundles that may be spoken of
     */
    public ModelsMessageReader(Set<String> cameras, BundleStore bundles) {
        this.cameras = Set.copyOf(cameras);
        this.bundles = bundles;
    }

    /**
     * @param name of the message in problems
     * @param key of the record; null where it has none
     * @return a record without its place in the log and without a version
     */
    public Heard<ModelChange> read(String name, String key, byte[] value) {
        Message message = Message.of(name, value);
        String id = message.id();
        Optional<ModelChange> said = message.root().map(root -> said(message.document(), root));
        Optional<String> camera = said.map(ModelChange::camera).filter(cameras::contains);
        if (key != null && camera.isPresent() && !key.equals(camera.get())) {
            message.root().orElseThrow().refuse("key", Message.keyNeeded(camera.get()));
        }
        return new Heard<>(id, camera.orElse(""), 0, said, message.document().problems());
    }

    private ModelChange said(Document document, Section root) {
        String camera = Message.camera(document, root, cameras);
        String bundle =
                root.text("bundle", "the name of a bundle; empty: none")
                        .map(String::strip)
                        .orElse("");
        String asked = root.text("sha256", "", DIGEST, "64 hexadecimal digits in lower case");
        String sha256 = bundle.isEmpty() ? "" : sha256(document, root, bundle, asked);
        String by = Message.by(root);
        String note = Message.note(root, "note");
        root.finish();
        return sha256.isEmpty()
                ? new ModelChange(camera, 0, -1, 0, 0, "", "", by, note)
                : new ModelChange(camera, 0, -1, 0, 0, bundle, sha256, by, note);
    }

    /** Of a bundle that is there and can be read; else empty, with a problem noted. */
    private String sha256(Document document, Section root, String bundle, String asked) {
        if (!new Names(document)
                .check(
                        root.at("bundle"),
                        root.subject("bundle"),
                        bundle,
                        "bundle",
                        bundles.names())) {
            return "";
        }
        try {
            String sha256 = asked.isEmpty() ? bundles.sha256(bundle) : asked;
            bundles.of(bundle, sha256);
            return sha256;
        } catch (BundleException bad) {
            document.problem(
                    root.at("bundle"),
                    root.subject("bundle"),
                    "'" + bundle + "'",
                    "a bundle that can be read: " + bad.getMessage());
            return "";
        }
    }
}
