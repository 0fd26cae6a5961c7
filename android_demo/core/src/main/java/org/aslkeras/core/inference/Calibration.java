package org.aslkeras.core.inference;

/** Makes probabilities less sure, so that they say how often a reading is right. */
final class Calibration {
    /** The limits of a temperature. */
    static final double LEAST_HOT = 0.01;

    static final double HOTTEST = 100;

    private Calibration() {}

    /**
     * Raises probabilities to 1 / temperature and makes their sum 1 again.
     *
     * @param probabilities are overwritten
     * @param temperature above 0; 1 changes nothing
     */
    static void soften(double[] probabilities, double temperature) {
        if (temperature == 1) {
            return;
        }
        double largest = 0; // by which all are divided, else their powers may be too small
        for (double probability : probabilities) {
            largest = Math.max(largest, probability);
        }
        double sum = 0;
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] = Math.pow(probabilities[label] / largest, 1 / temperature);
            sum += probabilities[label];
        }
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] /= sum;
        }
    }
}
