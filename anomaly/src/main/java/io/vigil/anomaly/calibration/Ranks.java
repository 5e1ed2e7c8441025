package io.vigil.anomaly.calibration;

/** Finds the k-th of many in linear time (Hoare 1961), where sorting all would be a waste. */
final class Ranks {
    private Ranks() {}

    /**
     * The value of rank {@code k}, the lowest being 0. Afterwards those before index {@code k} are
     * at most, those behind at least as high.
     *
     * @param values numbers, of which the first {@code n} count
     */
    static float select(float[] values, int n, int k) {
        int from = 0;
        int to = n - 1;
        while (from < to) {
            float pivot = middle(values[from], values[(from + to) >>> 1], values[to]);
            int i = from;
            int j = to;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float value = values[i];
                    values[i++] = values[j];
                    values[j--] = value;
                }
            }
            if (k <= j) {
                to = j;
            } else if (k >= i) {
                from = i;
            } else {
                return values[k];
            }
        }
        return values[k];
    }

    private static float middle(float one, float two, float three) {
        return Math.max(Math.min(one, two), Math.min(Math.max(one, two), three));
    }
}
