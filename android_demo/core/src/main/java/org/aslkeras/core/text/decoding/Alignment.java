package org.aslkeras.core.text.decoding;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.text.Event;

/** Which letter that was written stands for each of a word: {@code ...text.decoding.alignment}. */
final class Alignment {
    private static final int MISSED = -1;

    private final int[] meant; // places of the word's letters in the dictionary's letters
    private final Evidence evidence;
    private final Prices prices;

    Alignment(int[] meant, Evidence evidence, Prices prices) {
        this.meant = meant;
        this.evidence = evidence;
        this.prices = prices;
    }

    /** A word in the place of the letters that were written; those that changed are marked. */
    List<Event.Letter> rewritten(List<Event.Letter> letters, List<String> word) {
        List<Event.Letter> result = new ArrayList<>();
        int[] places = places();
        int last = 0;
        for (int row = 0; row < places.length; row++) {
            last = places[row] == MISSED ? last : places[row];
            Event.Letter beside = letters.get(last);
            if (places[row] != MISSED && beside.letter().equals(word.get(row))) {
                result.add(beside);
            } else {
                double[] shown = places[row] == MISSED ? null : beside.distribution();
                result.add(new Event.Letter(
                        beside.time(), beside.hand(), word.get(row), 0, shown, true));
            }
        }
        return result;
    }

    private int[] places() {
        double[][] costs = costs();
        int[] places = new int[meant.length];
        int row = meant.length;
        int column = evidence.count();
        while (row > 0) {
            double here = costs[row][column];
            if (column > 0 && here == replaced(costs, row, column)) {
                row--;
                column--;
                places[row] = column;
            } else if (here == costs[row - 1][column] + missed(row - 1, column)) {
                row--;
                places[row] = MISSED;
            } else {
                column--;
            }
        }
        return places;
    }

    private double[][] costs() {
        double[][] costs = new double[meant.length + 1][evidence.count() + 1];
        for (int row = 0; row <= meant.length; row++) {
            for (int column = 0; column <= evidence.count(); column++) {
                if (row + column > 0) {
                    costs[row][column] = best(costs, row, column);
                }
            }
        }
        return costs;
    }

    private double best(double[][] costs, int row, int column) {
        double best = Double.POSITIVE_INFINITY;
        if (row > 0) {
            best = costs[row - 1][column] + missed(row - 1, column);
        }
        if (row > 0 && column > 0) {
            best = Math.min(best, replaced(costs, row, column));
        }
        if (column > 0) {
            best = Math.min(best, costs[row][column - 1] + evidence.extra()[column - 1]);
        }
        return best;
    }

    private double replaced(double[][] costs, int row, int column) {
        return costs[row - 1][column - 1] + evidence.substituted()[meant[row - 1]][column - 1];
    }

    private double missed(int row, int column) {
        double price = evidence.missed()[column];
        boolean twice = row > 0 && meant[row] == meant[row - 1];
        return twice ? Math.min(price, prices.doubled()) : price;
    }
}
