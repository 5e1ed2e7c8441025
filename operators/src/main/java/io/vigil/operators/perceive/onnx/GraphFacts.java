package io.vigil.operators.perceive.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the file of a model says of itself, read without a runtime: so that it can be said of models
 * that the runtime refuses.
 *
 * @param irVersion of the file's format; 0 where it says none
 * @param producer the program that wrote it; may be empty
 * @param opsets the version of each set of operators, by domain; ONNX's own is {@code ai.onnx}
 * @param operators how often each is used, those of other domains as {@code domain.Name}
 */
public record GraphFacts(
        long irVersion, String producer, Map<String, Long> opsets, Map<String, Integer> operators) {
    static final String ONNX = "ai.onnx";

    // Numbers of fields in onnx.proto.
    private static final int IR_VERSION = 1;
    private static final int PRODUCER = 2;
    private static final int GRAPH = 7;
    private static final int OPSET = 8;
    private static final int NODE = 1;
    private static final int OPERATOR = 4;
    private static final int OPERATOR_DOMAIN = 7;

    public GraphFacts {
        opsets = Map.copyOf(opsets);
        operators = Map.copyOf(operators);
    }

    /**
     * @throws ModelException if it is empty, cut off, or no ONNX file
     */
    public static GraphFacts read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length == 0) {
            throw new ModelException(
                    "Model %s needs to be an ONNX file, but is empty".formatted(file));
        }
        Reading reading = new Reading();
        try {
            ProtoFields.each(bytes, 0, bytes.length, reading::model);
        } catch (ProtoFields.CutOffException cutOff) {
            throw new ModelException(
                    reading.graph
                            ? "Model %s is cut off: it has %d bytes, and what it says it holds goes on; fetch or copy it again"
                                    .formatted(file, bytes.length)
                            : "Model %s needs to be an ONNX file, but its bytes are something else, or the file is cut off (%d bytes)"
                                    .formatted(file, bytes.length),
                    cutOff);
        }
        if (!reading.graph) {
            throw new ModelException(
                    "Model %s needs to be an ONNX file, but holds no graph".formatted(file));
        }
        return new GraphFacts(
                reading.irVersion, reading.producer, reading.opsets, reading.operators);
    }

    /** Of the operators of ONNX itself; 0 where it says none. */
    public long opset() {
        return opsets.getOrDefault(ONNX, 0L);
    }

    /** Whether it computes with integers in between. */
    public boolean quantised() {
        return operators.keySet().stream()
                .anyMatch(
                        o ->
                                o.contains("QuantizeLinear")
                                        || o.contains("QLinear")
                                        || o.endsWith("Integer"));
    }

    /** Whether rows of its outputs are in an order that a rounding may change. */
    public boolean sorts() {
        return operators.containsKey("TopK") || operators.containsKey("NonMaxSuppression");
    }

    private static final class Reading {
        private long irVersion;
        private String producer = "";
        private boolean graph;
        private final Map<String, Long> opsets = new TreeMap<>();
        private final Map<String, Integer> operators = new TreeMap<>();

        private void model(ProtoFields.Field field) {
            switch (field.number()) {
                case IR_VERSION -> irVersion = field.value();
                case PRODUCER -> producer = field.text();
                case OPSET -> opset(field);
                case GRAPH -> {
                    graph = true;
                    field.fields(this::node);
                }
                default -> {}
            }
        }

        private void opset(ProtoFields.Field opset) {
            String[] domain = {""};
            long[] version = {0};
            opset.fields(
                    field -> {
                        if (field.number() == 1) {
                            domain[0] = field.text();
                        } else if (field.number() == 2) {
                            version[0] = field.value();
                        }
                    });
            opsets.put(domain[0].isEmpty() ? ONNX : domain[0], version[0]);
        }

        private void node(ProtoFields.Field node) {
            if (node.number() != NODE) {
                return;
            }
            String[] name = {"", ""};
            node.fields(
                    field -> {
                        if (field.number() == OPERATOR) {
                            name[0] = field.text();
                        } else if (field.number() == OPERATOR_DOMAIN) {
                            name[1] = field.text();
                        }
                    });
            boolean own = name[1].isEmpty() || name[1].equals(ONNX);
            operators.merge(own ? name[0] : name[1] + "." + name[0], 1, Integer::sum);
        }
    }
}
