package io.vigil.operators.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.anomaly.Alert.Phase;
import io.vigil.anomaly.AlertContext;
import io.vigil.anomaly.CatchUp;
import io.vigil.anomaly.Explanation;
import io.vigil.anomaly.Location;
import io.vigil.anomaly.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CatchingUpTest {
    private static final long SECOND = 1_000_000;

    private final CatchingUp catchingUp = new CatchingUp(Duration.ofSeconds(60));
    private final List<String> sent = new ArrayList<>();
    private HeldAlerts held = HeldAlerts.NONE;

    @Test
    void whatIsOfNowIsSentAsItIs() {
        for (CatchUp policy : CatchUp.values()) {
            take(alert(policy, Phase.OPENED, 0, 100), 160, false);
            take(alert(policy, Phase.RESOLVED, 1, 150), 160, false);
        }

        assertThat(sent).hasSize(6).allMatch(each -> each.endsWith("now"));
        assertThat(held).isEqualTo(HeldAlerts.NONE);
    }

    @Test
    void allIsSentHoweverLate() {
        take(alert(CatchUp.ALL, Phase.OPENED, 0, 100), 161, false);

        assertThat(sent).containsExactly("OPENED 0 late");
        assertThat(held).isEqualTo(HeldAlerts.NONE);
    }

    @Test
    void whatIsOverWhenTheCameraHasCaughtUpCallsNobody() {
        take(alert(CatchUp.MARK_STALE, Phase.OPENED, 0, 100), 700, false);
        take(alert(CatchUp.MARK_STALE, Phase.RESOLVED, 1, 120), 700, false);
        clock(690, 700);

        assertThat(sent).containsExactly("OPENED 0 late stale", "RESOLVED 1 late stale");
    }

    @Test
    void whatIsStillOpenCallsAsSoonAsTheCameraHasCaughtUp() {
        take(alert(CatchUp.MARK_STALE, Phase.OPENED, 0, 100), 700, false);
        take(alert(CatchUp.MARK_STALE, Phase.UPDATED, 1, 200), 700, false);
        clock(630, 700);
        clock(650, 700);
        clock(660, 700);

        assertThat(sent)
                .containsExactly("OPENED 0 late stale", "UPDATED 1 late stale", "UPDATED 1 late");
    }

    @Test
    void whatIsOnlyCountedIsSentFromTheFirstMomentOfNow() {
        take(alert(CatchUp.COUNTS_ONLY, Phase.OPENED, 0, 100), 700, false);
        take(alert(CatchUp.COUNTS_ONLY, Phase.UPDATED, 1, 660), 700, false);
        clock(670, 700);

        assertThat(sent).containsExactly("UPDATED 1 now");
    }

    @Test
    void whatIsOnlyCountedAndOverIsNotSent() {
        take(alert(CatchUp.COUNTS_ONLY, Phase.OPENED, 0, 100), 700, false);
        take(alert(CatchUp.COUNTS_ONLY, Phase.RESOLVED, 1, 200), 700, false);
        clock(690, 700);

        assertThat(sent).isEmpty();
        assertThat(held).isEqualTo(HeldAlerts.NONE);
    }

    @Test
    void theEndOfWhatWasSentBeforeTheOutageIsSent() {
        take(alert(CatchUp.COUNTS_ONLY, Phase.OPENED, 0, 100), 100, false);
        take(alert(CatchUp.COUNTS_ONLY, Phase.UPDATED, 1, 110), 700, false);
        take(alert(CatchUp.COUNTS_ONLY, Phase.RESOLVED, 2, 120), 700, false);

        assertThat(sent)
                .containsExactly("OPENED 0 now", "UPDATED 1 late stale", "RESOLVED 2 late stale");
    }

    @Test
    void theEndOfWhatMayHaveBeenSentBeforeACrashIsSent() {
        take(alert(CatchUp.COUNTS_ONLY, Phase.OPENED, 0, 100), 700, true);
        take(alert(CatchUp.COUNTS_ONLY, Phase.RESOLVED, 1, 120), 700, true);

        assertThat(sent).containsExactly("RESOLVED 1 late stale");
    }

    /** Whoever rings for what is not stale has rung for each alert that is open in the end. */
    @Property(tries = 300)
    void nothingThatIsOpenIsForgottenAndRevisionsNeverFall(
            @ForAll @Size(max = 12) List<@IntRange(max = 900) Integer> times,
            @ForAll CatchUp policy,
            @ForAll boolean resolved) {
        List<Integer> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        long now = 900;
        HeldAlerts state = HeldAlerts.NONE;
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            Phase phase =
                    i == 0
                            ? Phase.OPENED
                            : resolved && i == sorted.size() - 1 ? Phase.RESOLVED : Phase.UPDATED;
            CatchingUp.Step step =
                    catchingUp.alert(
                            state, alert(policy, phase, i, sorted.get(i)), now * SECOND, false);
            state = step.held();
            deliveries.addAll(step.deliveries());
        }
        CatchingUp.Step last = catchingUp.clock(state, now * SECOND, now * SECOND);
        deliveries.addAll(last.deliveries());

        assertThat(last.held()).isEqualTo(HeldAlerts.NONE);
        assertThat(deliveries).extracting(delivery -> delivery.alert().revision()).isSorted();
        boolean open = !sorted.isEmpty() && !(resolved && sorted.size() > 1);
        if (open) {
            assertThat(deliveries.get(deliveries.size() - 1).stale()).isFalse();
            assertThat(deliveries.get(deliveries.size() - 1).alert().revision())
                    .isEqualTo(sorted.size() - 1);
        }
    }

    private void take(Alert alert, long nowSeconds, boolean restored) {
        follow(catchingUp.alert(held, alert, nowSeconds * SECOND, restored));
    }

    private void clock(long clockSeconds, long nowSeconds) {
        follow(catchingUp.clock(held, clockSeconds * SECOND, nowSeconds * SECOND));
    }

    private void follow(CatchingUp.Step step) {
        held = step.held();
        for (Delivery delivery : step.deliveries()) {
            sent.add(
                    "%s %d %s%s"
                            .formatted(
                                    delivery.alert().phase(),
                                    delivery.alert().revision(),
                                    delivery.backfill() ? "late" : "now",
                                    delivery.stale() ? " stale" : ""));
        }
    }

    private static Alert alert(CatchUp policy, Phase phase, long revision, long seconds) {
        return new Alert(
                "door/no-entry/0/1",
                revision,
                phase,
                "door",
                "restricted-zone",
                Severity.CRITICAL,
                0,
                1 + revision,
                seconds * SECOND,
                0,
                0,
                new Explanation("Somebody is there", new java.util.TreeMap<>()),
                new AlertContext(
                        "no-entry",
                        1,
                        "track 1",
                        "stock",
                        "door/no-entry/0/1",
                        0,
                        "",
                        "",
                        Optional.empty(),
                        false,
                        false,
                        policy,
                        Location.UNKNOWN));
    }
}
