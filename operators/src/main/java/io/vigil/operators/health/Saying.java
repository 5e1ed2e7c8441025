package io.vigil.operators.health;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.CameraHealth;
import io.vigil.anomaly.Explanation;
import io.vigil.operators.HealthSaid;
import io.vigil.operators.Raised;
import java.util.OptionalDouble;

/** What goes out of a camera's health, from its state. */
final class Saying {
    private Saying() {}

    static Raised opened(String camera, HealthState state, Trouble trouble, Watch.Opened opened) {
        return raised(
                camera, state, trouble, opened, Alert.Phase.OPENED, Wording.opened(trouble, state));
    }

    static Raised resolved(
            String camera, HealthState state, Trouble trouble, Explanation explanation) {
        Watch.Opened opened = state.watch(trouble).open().orElseThrow();
        return raised(camera, state, trouble, opened, Alert.Phase.RESOLVED, explanation);
    }

    private static Raised raised(
            String camera,
            HealthState state,
            Trouble trouble,
            Watch.Opened opened,
            Alert.Phase phase,
            Explanation explanation) {
        return new Raised(
                new Alert(
                        Alert.id(camera, trouble.kind(), opened.epoch(), opened.sequence()),
                        phase == Alert.Phase.OPENED ? 0 : 1,
                        phase,
                        camera,
                        trouble.kind(),
                        trouble.severity(),
                        state.taken().epoch(),
                        state.taken().sequence(),
                        state.clockMicros(),
                        opened.startedAtMicros(),
                        opened.detectedAtMicros(),
                        explanation));
    }

    static HealthSaid report(String camera, HealthState state) {
        Taken taken = state.taken();
        Look look = state.look();
        return new HealthSaid(
                new CameraHealth(
                        camera,
                        taken.epoch(),
                        taken.sequence(),
                        taken.clockMicros(),
                        taken.frames(),
                        taken.looked(),
                        look.brightness(),
                        look.contrast(),
                        look.sharpness(),
                        known(look.sharpnessShare()),
                        known(look.agreement()),
                        look.shiftX(),
                        look.shiftY(),
                        state.stillness().unchangedMicros(),
                        known(state.drift().scores()),
                        known(state.drift().classes()),
                        state.openKinds()));
    }

    private static OptionalDouble known(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
