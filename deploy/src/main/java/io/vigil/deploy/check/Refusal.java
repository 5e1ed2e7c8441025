package io.vigil.deploy.check;

/**
 * Why a model may not be used.
 *
 * @param says one sentence for people
 */
public record Refusal(Reason reason, String says) {
    /** What kind of reason it is, for programs. */
    public enum Reason {
        /** The file is cut off, or is none of a model, or cannot be run here. */
        CANNOT_RUN("cannot-run"),
        NOT_FINITE("not-finite"),
        NUMERICS("numerics"),
        FINDS_NOTHING("finds-nothing"),
        LABELS("labels"),
        ACCURACY("accuracy"),
        CALIBRATION("calibration"),
        MUST_PASS("must-pass"),
        LATENCY("latency"),
        /** The baseline saw other images. */
        BASELINE("baseline");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** As it stands in reports. */
        public String text() {
            return text;
        }
    }
}
