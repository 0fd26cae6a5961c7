package org.aslkeras.core.inference;

/** Makes probabilities less sure, so that they say how often a reading is right. */
final class Calibration {
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
        double sum = 0;
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] = Math.pow(probabilities[label], 1 / temperature);
            sum += probabilities[label];
        }
        for (int label = 0; label < probabilities.length; label++) {
            probabilities[label] /= sum;
        }
    }
}
