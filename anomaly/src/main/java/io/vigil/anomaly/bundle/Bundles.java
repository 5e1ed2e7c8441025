package io.vigil.anomaly.bundle;

/** Where bundles are found. */
public interface Bundles {
    /**
     * @param name of the bundle
     * @param sha256 of its file, in lower-case hexadecimal
     * @throws BundleException if there is none of this name, or it is not the one of this hash
     */
    Bundle of(String name, String sha256);
}
