package io.vigil.operators.perceive.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tries out how many images may go into a model at once without changing the answer to any, bit by
 * bit. Runtimes multiply matrices of different shapes by different kernels, which add in another
 * order; a batch of a size that does so is filled up to one that does not.
 */
final class BatchProof {
    private final int[] sizes;

    private BatchProof(int... sizes) {
        this.sizes = sizes;
    }

    /** A model to be tried. */
    interface Run {
        /**
         * @param images numbers of images, whose content depends on the number alone and is noise
         * @return what the model says of each, in their order, when they go in together
         */
        List<float[]> answers(int... images);
    }

    /** One image at a time. */
    static BatchProof single() {
        return new BatchProof(0, 1);
    }

    /** Always the same number, for a graph that takes no other. */
    static BatchProof fixed(int size) {
        int[] sizes = new int[size + 1];
        Arrays.fill(sizes, 1, size + 1, size);
        return new BatchProof(sizes);
    }

    /**
     * @param most images that are to go in at once, from 1
     */
    static BatchProof of(int most, Run run) {
        if (most == 1) {
            return single();
        }
        int[] all = IntStream.range(0, most).toArray();
        List<float[]> answers = run.answers(all);
        if (!placesAreAlike(all, answers, run)) {
            return single();
        }
        int[] sizes = new int[most + 1];
        sizes[most] = most;
        for (int size = most - 1; size > 0; size--) {
            boolean same = same(run.answers(Arrays.copyOf(all, size)), answers);
            sizes[size] = same ? size : sizes[size + 1];
        }
        return new BatchProof(sizes);
    }

    private static boolean placesAreAlike(int[] all, List<float[]> answers, Run run) {
        int[] turned = new int[all.length];
        for (int i = 0; i < all.length; i++) {
            turned[i] = all[(i + 1) % all.length];
        }
        List<float[]> expected = IntStream.of(turned).mapToObj(answers::get).toList();
        return same(run.answers(turned), expected);
    }

    /** Whether each of {@code some} is the answer at the same place of {@code all}. */
    private static boolean same(List<float[]> some, List<float[]> all) {
        return IntStream.range(0, some.size())
                .allMatch(i -> Arrays.equals(some.get(i), all.get(i)));
    }

    /** The most that may go in at once. */
    int most() {
        return sizes.length - 1;
    }

    /**
     * @param count of images, from 1 to {@link #most}
     * @return how many places the model is to be run with, from {@code count}; what lies in the
     *     others changes nothing
     */
    int sizeFor(int count) {
        return sizes[count];
    }
}
