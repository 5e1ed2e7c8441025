package io.vigil.operators.perceive;

/** The n-th smallest of some numbers, without sorting them all (Hoare 1961). */
final class Selection {
    private Selection() {}

    /**
     * @param values the first {@code count} of which are put into another order
     * @param n from 0, below {@code count}
     */
    static double of(double[] values, int count, int n) {
        int left = 0;
        int right = count - 1;
        while (left < right) {
            double pivot = values[(left + right) >>> 1];
            int i = left;
            int j = right;
            while (i <= j) {
                while (values[i] < pivot) {
                    i++;
                }
                while (values[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swapped = values[i];
                    values[i++] = values[j];
                    values[j--] = swapped;
                }
            }
            if (n <= j) {
                right = j;
            } else if (n >= i) {
                left = i;
            } else {
                break;
            }
        }
        return values[n];
    }
}
