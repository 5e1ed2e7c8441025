package io.vigil.anomaly.autoencoder.training;

/**
 * How an autoencoder is fitted.
 *
 * @param seed of its first weights and of the order of the patches
 * @param firstEpochs passes of a first fit, after which the patches that fit worst are left out; 0
 *     to leave out none
 * @param epochs most passes of the fit that counts
 * @param patience passes without gain on the held-out patches after which it ends
 * @param trimmed share of the patches that is left out, in [0, 0.2]
 * @param rate of learning at the start; it falls along half a cosine
 * @param batch patches a step
 */
public record TrainingSettings(
        long seed,
        int firstEpochs,
        int epochs,
        int patience,
        double trimmed,
        double rate,
        int batch) {
    public TrainingSettings {
        if (firstEpochs < 0 || epochs < 1 || patience < 1 || batch < 1) {
            throw new IllegalArgumentException(
                    "TrainingSettings need epochs, patience and batch of 1 or more, but had %d, %d, %d and %d"
                            .formatted(firstEpochs, epochs, patience, batch));
        }
        if (!(trimmed >= 0 && trimmed <= 0.2) || !(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException(
                    "TrainingSettings need a trimmed share in [0, 0.2] and a rate in (0, 1), but had %s and %s"
                            .formatted(trimmed, rate));
        }
    }

    /** From zero: a short fit to find what does not belong, then the one that counts. */
    public static TrainingSettings fromZero(long seed) {
        return new TrainingSettings(seed, 1, 6, 2, 0.01, 2e-3, 64);
    }

    /** Of a network that is there, with newer footage. */
    public static TrainingSettings refresh(long seed) {
        return new TrainingSettings(seed, 0, 2, 1, 0.01, 5e-4, 64);
    }
}
