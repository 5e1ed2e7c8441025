package io.vigil.operators.perceive;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vigil.anomaly.ErrorMap;
import io.vigil.anomaly.Glance;
import io.vigil.anomaly.autoencoder.CropPlan;
import io.vigil.anomaly.autoencoder.OnnxFile;
import io.vigil.tracking.Box;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A camera's autoencoder, run on all objects of a frame at once. Used by one thread at a time. */
public final class GlanceModel implements AutoCloseable {
    private static final Set<String> ERRORS =
            Set.of(OnnxFile.MOTION, OnnxFile.PREDICTION, OnnxFile.MAP);

    /** What is not told apart between processors. */
    private static final double STEP = 1e-4;

    private final CropPlan plan;
    private final OrtSession session;
    private FloatBuffer patches = direct(0);

    private GlanceModel(CropPlan plan, OrtSession session) {
        this.plan = plan;
        this.session = session;
    }

    /**
     * @param file an ONNX file as {@link OnnxFile} writes it
     * @param threads of one run
     * @throws DetectorException if it is none
     */
    public static GlanceModel open(CropPlan plan, byte[] file, int threads) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            OrtSession session = OrtEnvironment.getEnvironment().createSession(file, options);
            if (!session.getInputNames().equals(Set.of(OnnxFile.INPUT))
                    || !session.getOutputNames().containsAll(ERRORS)) {
                String found =
                        "inputs %s and outputs %s"
                                .formatted(session.getInputNames(), session.getOutputNames());
                session.close();
                throw new DetectorException(
                        "Autoencoder needs input %s and outputs %s, but has %s; train one with 'vigil anomaly train'"
                                .formatted(OnnxFile.INPUT, ERRORS, found));
            }
            return new GlanceModel(plan, session);
        } catch (OrtException broken) {
            throw new DetectorException(
                    "Autoencoder does not load: %s; train one with 'vigil anomaly train'"
                            .formatted(broken.getMessage()),
                    broken);
        }
    }

    /** What is said of each, in their order; quantised. */
    public List<Glance> glances(List<Looked> looked) {
        if (looked.isEmpty()) {
            return List.of();
        }
        fill(looked);
        long[] shape = {looked.size(), CropPlan.CHANNELS, plan.side(), plan.side()};
        try (OnnxTensor input =
                        OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), patches, shape);
                OrtSession.Result said = session.run(Map.of(OnnxFile.INPUT, input), ERRORS)) {
            float[] motion = (float[]) said.get(OnnxFile.MOTION).orElseThrow().getValue();
            float[] prediction = (float[]) said.get(OnnxFile.PREDICTION).orElseThrow().getValue();
            float[][][] maps = (float[][][]) said.get(OnnxFile.MAP).orElseThrow().getValue();
            List<Glance> glances = new ArrayList<>(looked.size());
            for (int i = 0; i < looked.size(); i++) {
                glances.add(glance(looked.get(i), motion[i], prediction[i], maps[i]));
            }
            return glances;
        } catch (OrtException failure) {
            throw new DetectorException("Autoencoder failed: " + failure.getMessage(), failure);
        }
    }

    private void fill(List<Looked> looked) {
        int numbers = looked.size() * plan.looks();
        patches = patches.capacity() < numbers ? direct(numbers) : patches;
        patches.clear();
        float[] patch = new float[plan.looks()];
        for (Looked one : looked) {
            plan.normalise(one.grey(), 0, patch, 0);
            patches.put(patch);
        }
        patches.flip();
    }

    /** What the runtime reads where it lies, without a copy. */
    private static FloatBuffer direct(int numbers) {
        return ByteBuffer.allocateDirect(numbers * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /**
     * Looks at nothing.
     *
     * @throws RuntimeException if it cannot look at anything
     */
    void prove() {
        Box anywhere = new Box(0, 0, 1, 1);
        glances(List.of(new Looked(anywhere, "", new byte[plan.looks()], 0, 0, 0)));
    }

    private static Glance glance(Looked one, double motion, double prediction, float[][] map) {
        return new Glance(
                one.box(),
                one.label(),
                quantised(motion),
                quantised(prediction),
                quantised(one.flowX()),
                quantised(one.flowY()),
                quantised(one.flowFast()),
                ErrorMap.of(map));
    }

    private static double quantised(double value) {
        // Adding 0 makes a negative zero positive.
        return Math.rint(value / STEP) * STEP + 0;
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException closed) {
            throw new DetectorException("Autoencoder does not close", closed);
        }
    }
}
