package io.vigil.anomaly.autoencoder.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.tracker.Tracker;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.LearntFile;
import io.vigil.anomaly.autoencoder.Network;
import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.anomaly.autoencoder.Parameters;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TrainingTest {
    private static final CropPlan PLAN = new CropPlan(32);
    private static final TrainingSettings SHORT = new TrainingSettings(3, 1, 3, 3, 0.01, 3e-3, 32);

    @BeforeAll
    static void fetchNothing() {
        System.setProperty("ai.djl.offline", "true");
    }

    /**
     * A light square that moves right by so many pixels a tenth of a second, on a slope of grey.
     */
    private static byte[] look(SplittableRandom random, double speed) {
        int side = PLAN.side();
        byte[] grey = new byte[PLAN.looks()];
        double[] ago = {0, 1, 2, 4, 6};
        double x = 12 + random.nextDouble(4);
        double y = 10 + random.nextDouble(6);
        for (int look = 0; look < ago.length; look++) {
            for (int i = 0; i < side * side; i++) {
                double dx = i % side - (x - speed * ago[look]);
                int row = i / side;
                double dy = row - y;
                boolean inside = dx >= 0 && dx < 8 && dy >= 0 && dy < 12;
                grey[look * side * side + i] = (byte) (inside ? 200 : 60 + row);
            }
        }
        return grey;
    }

    private static Patches walkers(int count) {
        SplittableRandom random = new SplittableRandom(5);
        Patches patches = new Patches(PLAN, count, 1);
        for (int i = 0; i < count; i++) {
            patches.add(i * 10 / count, look(random, 1));
        }
        return patches;
    }

    private static float[] errors(byte[] file, String output, List<byte[]> looks) throws Exception {
        float[] values = new float[looks.size() * PLAN.looks()];
        for (int i = 0; i < looks.size(); i++) {
            PLAN.normalise(looks.get(i), 0, values, i * PLAN.looks());
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor input =
                        OnnxTensor.createTensor(
                                environment,
                                FloatBuffer.wrap(values),
                                new long[] {looks.size(), CropPlan.CHANNELS, 32, 32});
                OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, input))) {
            return (float[]) result.get(output).orElseThrow().getValue();
        }
    }

    @Test
    void whatMovesThreeTimesAsFastFitsWorseThanWhatWasLearnt() throws Exception {
        List<String> said = new ArrayList<>();
        Fitted fitted =
                Training.fit(
                        walkers(640),
                        Map.of(),
                        SHORT,
                        (stage, epoch, of, error) -> said.add(stage + epoch));
        byte[] file = OnnxFile.of(PLAN, fitted.learnt());
        SplittableRandom random = new SplittableRandom(9);
        List<byte[]> looks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            looks.add(look(random, i < 10 ? 1 : 3));
        }
        float[] errors = errors(file, OnnxFile.MOTION, looks);
        double usual = 0;
        double fast = 0;
        for (int i = 0; i < 10; i++) {
            usual += errors[i];
            fast += errors[10 + i];
        }
        assertThat(fast).isGreaterThan(2 * usual);
        assertThat(said).containsExactly("first fit1", "fit1", "fit2", "fit3");
        assertThat(fitted.trimmed()).isEqualTo(5);
    }

    @Test
    void theOnnxFileAgreesWithTheTrainer() throws Exception {
        for (int side : new int[] {32, 64}) {
            CropPlan plan = new CropPlan(side);
            Map<String, Parameters> learnt = new HashMap<>();
            learnt.putAll(FirstWeights.of(Network.motion(plan), 1));
            learnt.putAll(FirstWeights.of(Network.prediction(plan), 2));
            SplittableRandom random = new SplittableRandom(4);
            float[] values = new float[3 * plan.looks()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            float[] said = motionErrors(OnnxFile.of(plan, learnt), values, side);
            try (TorchNetwork torch =
                            new TorchNetwork(
                                    Network.motion(plan),
                                    learnt,
                                    Device.cpu(),
                                    Tracker.fixed(1e-3f));
                    NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
                NDArray changes =
                        manager.create(values, new Shape(3, CropPlan.CHANNELS, side, side))
                                .get(":,1:");
                float[] wanted =
                        torch.trainer()
                                .evaluate(new NDList(changes))
                                .head()
                                .sub(changes)
                                .square()
                                .reshape(3, -1)
                                .mean(new int[] {1})
                                .toFloatArray();
                for (int i = 0; i < 3; i++) {
                    assertThat((double) said[i])
                            .isCloseTo(wanted[i], org.assertj.core.data.Offset.offset(1e-4));
                }
            }
        }
    }

    private static float[] motionErrors(byte[] file, float[] values, int side) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session = environment.createSession(file);
                OnnxTensor input =
                        OnnxTensor.createTensor(
                                environment,
                                FloatBuffer.wrap(values),
                                new long[] {3, CropPlan.CHANNELS, side, side});
                OrtSession.Result result = session.run(Map.of(OnnxFile.INPUT, input))) {
            return (float[]) result.get(OnnxFile.MOTION).orElseThrow().getValue();
        }
    }

    @Test
    void theSameSeedLearnsTheSame() throws Exception {
        TrainingSettings once = new TrainingSettings(3, 0, 1, 1, 0, 3e-3, 32);
        byte[] one =
                OnnxFile.of(
                        PLAN,
                        Training.fit(walkers(512), Map.of(), once, TrainingTest::quiet).learnt());
        byte[] other =
                OnnxFile.of(
                        PLAN,
                        Training.fit(walkers(512), Map.of(), once, TrainingTest::quiet).learnt());
        assertThat(other).isEqualTo(one);
    }

    @Test
    void whatIsNotNormalInTheFootageIsLeftOut() throws Exception {
        SplittableRandom random = new SplittableRandom(6);
        Patches patches = new Patches(PLAN, 640, 1);
        for (int i = 0; i < 640; i++) {
            // One in a hundred moves three times as fast.
            patches.add(i * 10 / 640, look(random, i % 100 == 50 ? 3 : 1));
        }
        byte[] file =
                OnnxFile.of(
                        PLAN, Training.fit(patches, Map.of(), SHORT, TrainingTest::quiet).learnt());
        List<byte[]> looks = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            looks.add(look(random, i < 10 ? 1 : 3));
        }
        float[] errors = errors(file, OnnxFile.MOTION, looks);
        double usual = 0;
        double fast = 0;
        for (int i = 0; i < 10; i++) {
            usual += errors[i];
            fast += errors[10 + i];
        }
        assertThat(fast).isGreaterThan(2 * usual);
    }

    @Test
    void aFileCanBeGoneOnFrom() throws Exception {
        Fitted first = Training.fit(walkers(512), Map.of(), SHORT, TrainingTest::quiet);
        Map<String, Parameters> read = LearntFile.of(PLAN, OnnxFile.of(PLAN, first.learnt()));
        assertThat(read.keySet()).isEqualTo(first.learnt().keySet());
        read.forEach(
                (layer, parameters) ->
                        assertThat(parameters.weights())
                                .isEqualTo(first.learnt().get(layer).weights()));
        TrainingSettings more = new TrainingSettings(4, 0, 2, 1, 0, 1e-3, 32);

        Fitted second = Training.fit(walkers(512), read, more, TrainingTest::quiet);

        assertThat(second.heldOut()).isLessThanOrEqualTo(first.heldOut() + 1e-6);
    }

    @Test
    void aFileOfOtherNetworksIsRefused() {
        assertThatThrownBy(() -> LearntFile.of(PLAN, new byte[] {1, 2, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Autoencoder is no ONNX file");
        CropPlan larger = new CropPlan(64);
        Map<String, Parameters> learnt = new HashMap<>();
        learnt.putAll(FirstWeights.of(Network.motion(larger), 1));
        learnt.putAll(FirstWeights.of(Network.prediction(larger), 2));
        assertThatThrownBy(() -> LearntFile.of(PLAN, OnnxFile.of(larger, learnt)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void quiet(String stage, int epoch, int of, double error) {}

    @Test
    void tooFewPatchesSayWhatIsNeeded() {
        assertThatThrownBy(() -> Training.fit(walkers(20), Map.of(), SHORT, TrainingTest::quiet))
                .hasMessage(
                        "Normal footage shows 20 objects often enough to look at, but 500 are needed: give more of it, or footage in which something moves");
    }

    @Test
    void anInterruptedTrainingSaysSo() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Training.fit(walkers(512), Map.of(), SHORT, TrainingTest::quiet))
                .isInstanceOf(InterruptedException.class);
        assertThat(Thread.interrupted()).isFalse();
    }
}
