package org.aslkeras.page.golden;

import org.aslkeras.core.adapt.GoldenCorrection;
import org.json.JSONArray;
import org.json.JSONObject;

/** Cases of {@code tests/golden/profile.json}. */
final class Profiles {
    private Profiles() {}

    /** The weights of a profile, and what becomes of some hands by it. */
    static JSONObject correct(JSONObject golden, int labels) {
        JSONObject kept = golden.getJSONObject("kept");
        double[] numbers = Json.numbers(kept.getJSONArray("places"));
        int[] places = new int[numbers.length];
        for (int frame = 0; frame < places.length; frame++) {
            places[frame] = (int) numbers[frame];
        }
        GoldenCorrection correction =
                new GoldenCorrection(
                        rows(kept.getJSONArray("probabilities")),
                        singles(kept.getJSONArray("embeddings")),
                        places,
                        labels);
        JSONObject hands = golden.getJSONObject("hands");
        double[][] probabilities = rows(hands.getJSONArray("probabilities"));
        float[][] embeddings = singles(hands.getJSONArray("embeddings"));
        for (int hand = 0; hand < probabilities.length; hand++) {
            correction.correct(probabilities[hand], embeddings[hand]);
        }
        return new JSONObject()
                .put("weights", new JSONArray(correction.weights()))
                .put("corrected", new JSONArray(probabilities));
    }

    private static double[][] rows(JSONArray array) {
        double[][] rows = new double[array.length()][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = Json.numbers(array.getJSONArray(row));
        }
        return rows;
    }

    private static float[][] singles(JSONArray array) {
        double[][] rows = rows(array);
        float[][] singles = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            singles[row] = new float[rows[row].length];
            for (int column = 0; column < rows[row].length; column++) {
                singles[row][column] = (float) rows[row][column];
            }
        }
        return singles;
    }
}
