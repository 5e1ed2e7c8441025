package io.vigil.deploy.anomaly;

import io.vigil.anomaly.bundle.Provenance;
import io.vigil.deploy.console.InputException;
import io.vigil.ingest.ImageStatistics;
import io.vigil.ingest.SceneGrid;
import io.vigil.operators.health.SameView;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Whether normal footage is fit for learning; looks at what is looked at anyway. */
final class FootageCheck {
    /** Less holds hardly more than a few people. */
    private static final double LEAST_SECONDS = 60;

    /** Mean luma and its deviation below which nobody sees anything; of 255. */
    private static final double DARK = 20;

    private static final double FLAT = 10;

    private SceneGrid view;
    private String viewOf;
    private String checked = "";
    private int looks;
    private int dark;

    /**
     * @param view of the camera; none where the first picture tells
     * @param viewOf what it is from, for people
     */
    private FootageCheck(SceneGrid view, String viewOf) {
        this.view = view;
        this.viewOf = viewOf;
    }

    static FootageCheck of(Optional<Provenance> bundle) {
        return new FootageCheck(
                bundle.map(FootageCheck::view).orElse(SceneGrid.NONE),
                bundle.map(made -> "what the bundle was trained on").orElse(""));
    }

    /** What a camera showed that was learnt from; none where no picture told. */
    static SceneGrid view(Provenance made) {
        return SceneGrid.of(Base64.getDecoder().decode(made.view()));
    }

    void see(NormalFootage.Seen seen) {
        ImageStatistics image = seen.frame().frame().statistics();
        looks++;
        dark += image.brightness() < DARK && image.contrast() < FLAT ? 1 : 0;
        if (!image.grid().isPresent() || checked.equals(seen.source().source())) {
            return;
        }
        checked = seen.source().source();
        if (!view.isPresent()) {
            view = image.grid();
            viewOf = checked;
        } else if (SameView.differs(view, image.grid())) {
            throw new InputException(
                    "%s shows another scene than %s; a bundle is for one camera that does not move: give its footage alone, since it was put up as it is now"
                            .formatted(checked, viewOf));
        }
    }

    /**
     * @param seconds of footage in all
     */
    void require(double seconds) {
        if (seconds < LEAST_SECONDS) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "Normal footage lasts %.0f s, but %.0f s are needed at least, and an hour is good: give more of it",
                            Math.floor(seconds),
                            LEAST_SECONDS));
        }
        if (2 * dark > looks) {
            throw new InputException(
                    String.format(
                            Locale.ROOT,
                            "Normal footage is dark in %.0f %% of its frames (mean luma below %.0f of 255, without contrast); at most 50 %% may be: leave the dark hours out, or give the camera light",
                            100.0 * dark / looks,
                            DARK));
        }
    }

    /** The camera's view as a bundle keeps it; empty where no picture told. */
    String text() {
        return Base64.getEncoder().encodeToString(view.bytes());
    }
}
