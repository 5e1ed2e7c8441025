package io.vigil.operators.perceive.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import io.vigil.operators.perceive.onnx.TensorSpec.ElementType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Random;

/** The numbers of tensors: how they lie in memory, and what they are as 32-bit floats. */
final class Elements {
    private static final int BYTE = 0xff;

    private Elements() {}

    static ElementType type(OnnxJavaType type) {
        return switch (type) {
            case FLOAT -> ElementType.FLOAT32;
            case FLOAT16 -> ElementType.FLOAT16;
            case UINT8 -> ElementType.UINT8;
            case INT32 -> ElementType.INT32;
            case INT64 -> ElementType.INT64;
            default -> ElementType.OTHER;
        };
    }

    private static OnnxJavaType type(ElementType type) {
        return switch (type) {
            case FLOAT32 -> OnnxJavaType.FLOAT;
            case FLOAT16 -> OnnxJavaType.FLOAT16;
            case UINT8 -> OnnxJavaType.UINT8;
            case INT32 -> OnnxJavaType.INT32;
            case INT64 -> OnnxJavaType.INT64;
            case OTHER -> OnnxJavaType.UNKNOWN;
        };
    }

    private static int bytes(ElementType type) {
        return type(type).size;
    }

    /** Outside the heap, where ONNX Runtime reads and writes in place; all zero. */
    static ByteBuffer allocate(TensorSpec spec) {
        long bytes = OnnxFile.elements(spec.shape()) * bytes(spec.type());
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    /** A tensor on the front of {@code memory}, which it shares. */
    static OnnxTensor tensor(ByteBuffer memory, TensorSpec spec) throws OrtException {
        int bytes = Math.toIntExact(OnnxFile.elements(spec.shape()) * bytes(spec.type()));
        ByteBuffer front = memory.slice(0, bytes).order(ByteOrder.nativeOrder());
        return OnnxTensor.createTensor(
                OnnxFile.environment(), front, spec.shape(), type(spec.type()));
    }

    /** A copy, whatever the type. */
    static FloatBuffer floats(OnnxTensor tensor) {
        TensorInfo info = tensor.getInfo();
        FloatBuffer floats =
                FloatBuffer.allocate(Math.toIntExact(OnnxFile.elements(info.getShape())));
        switch (info.type) {
            case FLOAT, FLOAT16 -> floats.put(tensor.getFloatBuffer());
            case INT64 -> {
                LongBuffer longs = tensor.getLongBuffer();
                while (longs.hasRemaining()) {
                    floats.put((float) longs.get());
                }
            }
            case INT32 -> {
                IntBuffer ints = tensor.getIntBuffer();
                while (ints.hasRemaining()) {
                    floats.put((float) ints.get());
                }
            }
            case UINT8 -> {
                ByteBuffer bytes = tensor.getByteBuffer();
                while (bytes.hasRemaining()) {
                    floats.put(bytes.get() & BYTE);
                }
            }
            default ->
                    throw new ModelException(
                            "An output has numbers of type %s, which no head reads; export it in float32"
                                    .formatted(info.type));
        }
        return floats.rewind();
    }

    /** Fills the front of {@code memory} with noise that depends on the seed alone. */
    static void noise(ByteBuffer memory, int from, int elements, ElementType type, long seed) {
        Random random = new Random(seed);
        for (int i = from; i < from + elements; i++) {
            int level = random.nextInt(BYTE + 1);
            switch (type) {
                case FLOAT32 -> memory.putFloat(i * Float.BYTES, level);
                case UINT8 -> memory.put(i, (byte) level);
                case FLOAT16 -> memory.putShort(i * Short.BYTES, half(level));
                default -> throw new IllegalArgumentException("No image has numbers of " + type);
            }
        }
    }

    /** A whole number up to 255 as a 16-bit float (IEEE 754 binary16). */
    private static short half(int level) {
        if (level == 0) {
            return 0;
        }
        int exponent = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(level);
        int fraction = (level << (10 - exponent)) & 0x3ff;
        return (short) ((exponent + 15) << 10 | fraction);
    }
}
