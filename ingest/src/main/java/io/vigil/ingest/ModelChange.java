package io.vigil.ingest;

/**
 * From this place in the log on a camera is judged by another bundle of models of its own, or by
 * none.
 *
 * @param version rising per camera; a change of one that is not above the present is the same
 *     change said again, and changes nothing
 * @param bundle its name; empty: none
 * @param sha256 of its file, in hexadecimal, so that a replay cannot take another for it; empty
 *     where there is none
 * @param by who says so
 * @param note why
 */
public record ModelChange(
        String camera,
        long epoch,
        long sequence,
        long capturedAtMicros,
        long version,
        String bundle,
        String sha256,
        String by,
        String note)
        implements CameraRecord {
    public ModelChange {
        boolean digest = sha256.matches("[0-9a-f]{64}");
        if (bundle.isEmpty() ? !sha256.isEmpty() : !digest) {
            throw new IllegalArgumentException(
                    "Camera %s: a change to bundle '%s' needs the SHA-256 of its file, and none where there is no bundle, but had '%s'"
                            .formatted(camera, bundle, sha256));
        }
    }
}
