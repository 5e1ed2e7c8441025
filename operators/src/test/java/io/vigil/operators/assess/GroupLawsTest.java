package io.vigil.operators.assess;

import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.anomaly.Alert;
import io.vigil.operators.Counted;
import io.vigil.operators.Perceived;
import io.vigil.operators.Raised;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.assess.group.Telling;
import io.vigil.operators.assess.group.Told;
import io.vigil.tracking.counting.Count;
import io.vigil.tracking.counting.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** What holds of several cameras together, whatever their logs hold. */
class GroupLawsTest {
    private static final List<String> CAMERAS = List.of("back", "front", "side");
    private static final int RECORDS = 500;

    private static List<List<Perceived>> logs(long seed) {
        return CAMERAS.stream()
                .map(
                        camera ->
                                GroupLine.camera(camera, "front", "back")
                                        .log(seed + camera.hashCode(), RECORDS))
                .toList();
    }

    @Property(tries = 12)
    void everyInterleavingAndEveryRestartGivesTheSameBytes(
            @ForAll @IntRange(max = 1000) int seed,
            @ForAll long order,
            @ForAll @IntRange(min = 50, max = 400) int restarts) {
        List<List<Perceived>> logs = logs(seed);
        GroupLine oneByOne = new GroupLine(CAMERAS);
        logs.forEach(log -> log.forEach(oneByOne::see));
        GroupLine disturbed = new GroupLine(CAMERAS);
        Random random = new Random(order);
        for (Perceived perceived : GroupLine.interleaved(logs, random)) {
            disturbed.see(perceived);
            if (random.nextInt(restarts) == 0) {
                disturbed.restart();
            }
        }
        assertThat(disturbed.outputs).isEqualTo(oneByOne.outputs);
        for (int i = 0; i < oneByOne.bytes().size(); i++) {
            assertThat(disturbed.bytes().get(i)).isEqualTo(oneByOne.bytes().get(i));
        }
        assertThat(disturbed.state().merge().held()).isZero();
        assertThat(disturbed.state().merge().forced()).isZero();
    }

    /** The rest of a second is left for an alert to arrive in. */
    @Test
    void theGroupIsNeverFurtherBehindACameraThanTheFifthOfASecondThatItIsIn() {
        long moments = 0;
        long micros = 0;
        for (List<Perceived> log : logs(5)) {
            CameraLine line = new CameraLine();
            Told told = Told.NOTHING;
            long first = Long.MIN_VALUE;
            for (Perceived perceived : log) {
                line.see(perceived);
                Telling.Step step = Telling.step(told, "front", line.heard(), line.assessed());
                told = step.state();
                moments += step.moments().size();
                if (line.assessed().counted().isPresent()) {
                    long clock = line.heard().camera().clockMicros();
                    first = first == Long.MIN_VALUE ? clock : first;
                    assertThat(told.slice()).isEqualTo(Math.floorDiv(clock, 200_000));
                }
            }
            micros += line.heard().camera().clockMicros() - first;
        }
        System.out.printf(
                "a group hears %.2f moments a second of each camera%n", moments * 1e6 / micros);
        assertThat(moments).isPositive();
    }

    @Test
    void thereIsSomethingToCompare() {
        List<TrackOutput> said = new ArrayList<>();
        for (int seed = 0; seed < 5; seed++) {
            GroupLine group = new GroupLine(CAMERAS);
            logs(seed).forEach(log -> log.forEach(group::see));
            said.addAll(group.outputs);
        }
        assertThat(said).hasAtLeastOneElementOfType(Counted.class);
        assertThat(said)
                .filteredOn(Raised.class::isInstance)
                .extracting(each -> ((Raised) each).alert())
                .allMatch(alert -> alert.camera().equals("front"))
                .extracting(Alert::phase)
                .contains(Alert.Phase.OPENED, Alert.Phase.RESOLVED);
    }

    /** The group hears of a part of the records, and knows all the same what the cameras know. */
    @Property(tries = 10)
    void anEntranceCountsWhatItsCameraCountsAndSeesWhatItSees(
            @ForAll @IntRange(max = 1000) int seed) {
        GroupLine group = new GroupLine(CAMERAS);
        List<List<Perceived>> logs = logs(seed);
        GroupLine.interleaved(logs, new Random(seed)).forEach(group::see);
        Map<String, Count> entrances = last(group.outputs, Count.Kind.ENTRANCE);
        assertThat(entrances).isNotEmpty();
        for (String camera : CAMERAS) {
            Map<String, Count> lines = last(group.lines.get(camera).outputs, Count.Kind.LINE);
            assertThat(lines).isNotEmpty();
            lines.forEach(
                    (key, line) ->
                            assertThat(entrances.get(key.replace("middle", "by " + camera)))
                                    .as(key)
                                    .returns(line.entered(), Count::entered)
                                    .returns(line.left(), Count::left)
                                    .returns(line.observedMicros(), Count::observedMicros));
        }
    }

    private static Map<String, Count> last(List<TrackOutput> outputs, Count.Kind kind) {
        return outputs.stream()
                .filter(Counted.class::isInstance)
                .map(each -> ((Counted) each).count())
                .filter(count -> count.kind() == kind && count.window() == Window.MINUTE)
                .filter(count -> count.label().isEmpty())
                .collect(
                        Collectors.toMap(
                                count -> count.place() + "/" + count.fromMicros(),
                                count -> count,
                                (older, newer) -> newer,
                                HashMap::new));
    }
}
