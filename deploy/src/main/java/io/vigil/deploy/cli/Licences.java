package io.vigil.deploy.cli;

import io.vigil.deploy.config.PublishedModel;
import java.util.Locale;

/** What is said of a model before a byte of it is fetched. */
final class Licences {
    private Licences() {}

    static String said(PublishedModel model) {
        return String.format(
                Locale.ROOT,
                "%s: %.1f MB from %s, licence %s%s",
                model.name(),
                model.bytes() / 1e6,
                model.url(),
                model.licence(),
                model.terms().isBlank() ? "" : " (" + model.terms() + ")");
    }
}
