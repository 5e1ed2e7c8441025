package io.vigil.anomaly.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A narrow-waisted network: what it cannot put through its waist it has not seen often enough.
 *
 * @param name unique in its file
 * @param inputs channels that it sees
 * @param outputs channels that it makes of them
 * @param side of both, in pixels
 */
public record Network(String name, int inputs, int outputs, int side, List<Layer> layers) {
    /** The waist: 48 numbers a patch, the design's z. */
    private static final int WAIST = 48;

    /** Where folding stops. */
    private static final int CORE = 4;

    /** Channels at the core; each level outwards has half as many. */
    private static final int WIDEST = 64;

    private static final int NARROWEST = 8;

    public Network {
        Objects.requireNonNull(name, "name");
        layers = List.copyOf(layers);
    }

    /** Rebuilds the changes of a patch over time. */
    public static Network motion(CropPlan plan) {
        return of("motion", CropPlan.CHANGES, CropPlan.CHANGES, plan.side());
    }

    /** Foretells a patch from those before it. */
    public static Network prediction(CropPlan plan) {
        return of("prediction", CropPlan.CHANGES, 1, plan.side());
    }

    private static Network of(String name, int inputs, int outputs, int side) {
        List<Layer> layers = new ArrayList<>();
        List<Integer> widths = new ArrayList<>();
        int channels = inputs;
        for (int at = side; at > CORE; at /= 2) {
            int to = Math.max(NARROWEST, WIDEST / (at / 2 / CORE));
            layers.add(new Layer.Convolution(name + ".down" + widths.size(), channels, to));
            layers.add(new Layer.Bend());
            widths.add(channels);
            channels = to;
        }
        int length = channels * CORE * CORE;
        layers.add(new Layer.Flatten(length));
        layers.add(new Layer.Dense(name + ".in", length, WAIST));
        layers.add(new Layer.Dense(name + ".out", WAIST, length));
        layers.add(new Layer.Bend());
        layers.add(new Layer.Unflatten(channels, CORE));
        for (int i = widths.size() - 1; i >= 0; i--) {
            int to = i == 0 ? outputs : widths.get(i);
            int from = CORE << (widths.size() - 1 - i);
            layers.add(new Layer.Enlargement(name + ".up" + i, channels, to, from));
            if (i > 0) {
                layers.add(new Layer.Bend());
            }
            channels = to;
        }
        return new Network(name, inputs, outputs, side, layers);
    }
}
