package io.vigil.operators.perceive;

import static io.vigil.operators.FrameSamples.frame;
import static io.vigil.operators.FrameSamples.raw;
import static org.assertj.core.api.Assertions.assertThat;

import io.vigil.ingest.FrameEncoding;
import io.vigil.operators.CameraState;
import io.vigil.operators.Perceived;
import io.vigil.operators.PerceivedFrame;
import io.vigil.operators.RawRecord;
import io.vigil.operators.TrackOutput;
import io.vigil.operators.Tracked;
import io.vigil.operators.perceive.onnx.ModelOptions;
import io.vigil.operators.state.StreamTypes;
import io.vigil.operators.track.CameraTracking;
import io.vigil.tracking.Track;
import io.vigil.tracking.algorithms.Trackers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models behind a detector, in the operator: what comes out depends on the log alone. */
@SuppressWarnings("try") // the harness may be interrupted while it closes
class SecondaryOperatorTest {
    private static final int FRAMES = 120;

    @TempDir Path folder;

    @Test
    void batchesCompositionAndWorkersChangeNoByteOfWhatTracksGather() throws Exception {
        SecondaryConfig models = SecondarySamples.everything(folder);
        List<RawRecord> log = log();
        List<Perceived> alone = run(models, 1, 1, log);
        List<String> expected = hex(StreamTypes.PERCEIVED, alone);
        List<TrackOutput> tracks = track(alone);
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            int batch = List.of(2, 7, 16).get(seed % 3);
            List<Perceived> found = run(models, 1 + random.nextInt(3), batch, log);
            assertThat(hex(StreamTypes.PERCEIVED, found)).isEqualTo(expected);
            assertThat(hex(StreamTypes.TRACK_OUTPUT, track(found)))
                    .isEqualTo(hex(StreamTypes.TRACK_OUTPUT, tracks));
        }
        List<Track> shown =
                tracks.stream()
                        .map(output -> ((Tracked) output).record())
                        .filter(Track.class::isInstance)
                        .map(Track.class::cast)
                        .toList();
        assertThat(shown).anyMatch(track -> track.attributes().size() == 2);
        assertThat(shown).anyMatch(track -> track.keypoints().size() == 3);
        assertThat(shown)
                .anyMatch(track -> track.attributes().stream().anyMatch(t -> t.looks() > 5));
    }

    @Test
    void settingsTravelToWhereTheyAreUsed() throws Exception {
        SecondaryConfig models = SecondarySamples.everything(folder);
        assertThat(InstantiationUtil.clone(models)).isEqualTo(models);
    }

    /** Of three cameras, whose frames come as they come, each of noise of its own. */
    private static List<RawRecord> log() throws IOException {
        Random random = new Random(3);
        List<RawRecord> log = new ArrayList<>();
        int[] next = new int[3];
        for (int i = 0; i < FRAMES; i++) {
            int camera = random.nextInt(next.length);
            byte[] image = new byte[100 * 80 * 3];
            random.nextBytes(image);
            log.add(
                    raw(
                            frame(
                                    "camera-" + camera,
                                    0,
                                    next[camera]++,
                                    100,
                                    80,
                                    FrameEncoding.BGR24,
                                    image),
                            i));
        }
        return log;
    }

    private static List<Perceived> run(
            SecondaryConfig models, int workers, int batch, List<RawRecord> log) throws Exception {
        try (var harness =
                PerceiveOperatorTest.harness(
                        workers,
                        () ->
                                SecondaryModels.open(
                                        models,
                                        ModelOptions.cpu(1),
                                        new LongAdder(),
                                        new SecondarySamples.Scattered(batch)))) {
            harness.open();
            for (RawRecord record : log) {
                harness.processElement(record, 0);
            }
            harness.getOperator().finish();
            return List.copyOf(harness.extractOutputValues());
        }
    }

    private static List<TrackOutput> track(List<Perceived> all) {
        CameraTracking tracking = new CameraTracking(Trackers.named(Trackers.DEFAULT));
        Map<String, CameraState> states = new HashMap<>();
        List<TrackOutput> outputs = new ArrayList<>();
        for (Perceived perceived : all) {
            assertThat(perceived).isInstanceOf(PerceivedFrame.class);
            CameraTracking.Step step =
                    tracking.step(
                            states.getOrDefault(perceived.camera(), CameraState.EMPTY), perceived);
            states.put(perceived.camera(), step.state());
            outputs.addAll(step.outputs());
        }
        return outputs;
    }

    private static <T> List<String> hex(TypeInformation<T> type, List<T> values)
            throws IOException {
        var serializer = type.createSerializer(new SerializerConfigImpl());
        List<String> hex = new ArrayList<>();
        for (T value : values) {
            DataOutputSerializer out = new DataOutputSerializer(64);
            serializer.serialize(value, out);
            hex.add(HexFormat.of().formatHex(out.getCopyOfBuffer()));
        }
        return hex;
    }
}
