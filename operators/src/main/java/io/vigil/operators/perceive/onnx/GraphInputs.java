package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What goes into a detector: an image, and, into some, its size ({@code orig_target_sizes}).
 *
 * @param image with 1 as its batch; sides that the graph leaves open have a size
 * @param fixedBatch how many images the graph takes, no more and no less; 0 where that is open
 * @param size of shape [1, 2], or null where the graph wants none
 */
record GraphInputs(TensorSpec image, int fixedBatch, TensorSpec size) {
    /** Of inputs whose size the graph leaves open: what detectors are exported for most. */
    private static final long OPEN_SIDE = 640;

    private static final int CHANNELS = 3;
    private static final Set<ElementType> IMAGE_TYPES =
            Set.of(ElementType.FLOAT32, ElementType.FLOAT16, ElementType.UINT8);
    private static final Set<ElementType> SIZE_TYPES =
            Set.of(ElementType.INT64, ElementType.INT32, ElementType.FLOAT32);

    /**
     * @throws ModelException if the graph wants something else, saying what
     */
    static GraphInputs of(Path file, OrtSession session) throws OrtException {
        List<TensorSpec> declared = declared(file, session);
        TensorSpec image = null;
        TensorSpec size = null;
        for (TensorSpec input : declared) {
            if (input.shape().length == 4 && image == null) {
                image = input;
            } else if (isSize(input) && size == null) {
                size = new TensorSpec(input.name(), input.type(), new long[] {1, 2});
            } else {
                throw new ModelException(
                        "Model %s needs one input, an image (and at most its size, [1, 2], beside it), but has %s"
                                .formatted(file, declared));
            }
        }
        if (image == null || !IMAGE_TYPES.contains(image.type())) {
            throw new ModelException(
                    "Model %s needs an input of shape [1, 3, height, width] or [1, height, width, 3] of float32, float16 or uint8, but has %s"
                            .formatted(file, declared));
        }
        long[] shape = image.shape().clone();
        int fixed = shape[0] > 0 ? Math.toIntExact(shape[0]) : 0;
        resolve(file, image, shape);
        return new GraphInputs(new TensorSpec(image.name(), image.type(), shape), fixed, size);
    }

    private static List<TensorSpec> declared(Path file, OrtSession session) throws OrtException {
        List<TensorSpec> specs = new ArrayList<>();
        for (NodeInfo node : session.getInputInfo().values()) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw new ModelException(
                        "Model %s needs tensors as inputs, but %s is %s"
                                .formatted(file, node.getName(), node.getInfo()));
            }
            specs.add(
                    new TensorSpec(
                            node.getName(), Elements.type(tensor.type), tensor.getShape().clone()));
        }
        return specs;
    }

    private static boolean isSize(TensorSpec input) {
        long[] shape = input.shape();
        return shape.length == 2
                && (shape[1] == 2 || shape[1] < 1)
                && SIZE_TYPES.contains(input.type())
                && input.name().toLowerCase(Locale.ROOT).contains("size");
    }

    /** Gives the sides that are open a size, for one image. */
    private static void resolve(Path file, TensorSpec image, long[] shape) {
        boolean last = shape[3] == CHANNELS && shape[1] != CHANNELS;
        int channel = last ? 3 : 1;
        if (shape[channel] != CHANNELS && shape[channel] > 0) {
            throw new ModelException(
                    "Model %s needs an input of shape [1, 3, height, width] or [1, height, width, 3], with 3 colour channels, but %s has %s"
                            .formatted(file, image.name(), Arrays.toString(image.shape())));
        }
        for (int i = 1; i < shape.length; i++) {
            if (shape[i] < 1) {
                shape[i] = i == channel ? CHANNELS : OPEN_SIDE;
            }
        }
        shape[0] = 1;
    }

    /** Whether the channels come after the rows and columns. */
    boolean channelsLast() {
        return image.shape()[1] != CHANNELS;
    }

    /** In pixels. */
    int height() {
        return (int) image.shape()[channelsLast() ? 1 : 2];
    }

    /** In pixels. */
    int width() {
        return (int) image.shape()[channelsLast() ? 2 : 3];
    }

    /** The image input for so many images. */
    TensorSpec images(int count) {
        return batch(image, count);
    }

    private TensorSpec sizes(int count) {
        return batch(size, count);
    }

    /** Numbers of one image. */
    int elements() {
        return (int) OnnxFile.elements(image.shape());
    }

    /**
     * What the size input is given, or null where there is none: boxes are to come in pixels of the
     * input, which is said to be the whole image.
     */
    ByteBuffer sizeMemory(int count) {
        if (size == null) {
            return null;
        }
        ByteBuffer memory = Elements.allocate(sizes(count));
        for (int i = 0; i < 2 * count; i++) {
            int side = i % 2 == 0 ? width() : height();
            switch (size.type()) {
                case INT64 -> memory.putLong(side);
                case INT32 -> memory.putInt(side);
                default -> memory.putFloat(side);
            }
        }
        return memory.rewind();
    }

    /** Tensors on the front of the memory; the caller closes them. */
    Map<String, OnnxTensor> tensors(ByteBuffer images, ByteBuffer sizes, int count)
            throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        tensors.put(image.name(), Elements.tensor(images, images(count)));
        if (size != null) {
            tensors.put(size.name(), Elements.tensor(sizes, sizes(count)));
        }
        return tensors;
    }

    private static TensorSpec batch(TensorSpec one, int count) {
        long[] shape = one.shape().clone();
        shape[0] = count;
        return new TensorSpec(one.name(), one.type(), shape);
    }
}
