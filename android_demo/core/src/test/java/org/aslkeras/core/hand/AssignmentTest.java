package org.aslkeras.core.hand;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssignmentTest {
    private static final long SEED = 61;
    private static final int TRIALS = 200;

    /** Sums run in different orders. */
    private static final double ROUNDING = 1e-12;

    private final Random random = new Random(SEED);

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 5", "2, 2", "3, 3", "3, 7", "4, 6", "5, 5"})
    void noPairingOfAllCostsLess(int rows, int columns) {
        for (int trial = 0; trial < TRIALS; trial++) {
            double[][] cost = new double[rows][columns];
            for (double[] row : cost) {
                Arrays.setAll(row, column -> random.nextDouble() * 3 - 1);
            }
            int[] chosen = Assignment.leastCost(cost);
            assertEquals(rows, Arrays.stream(chosen).distinct().count());
            assertEquals(least(cost, 0, new boolean[columns]), sum(cost, chosen), ROUNDING);
        }
    }

    @Test
    void equalCostsAreNoTrouble() {
        int[] chosen = Assignment.leastCost(new double[5][6]);
        assertEquals(5, Arrays.stream(chosen).distinct().count());
    }

    @Test
    void aRowGivesItsNearestColumnUpWhereTheSumGains() {
        assertArrayEquals(
                new int[] {1, 0}, Assignment.leastCost(new double[][] {{1, 2, 9}, {1, 4, 9}}));
    }

    @Test
    void noRowsHaveNoColumns() {
        assertArrayEquals(new int[0], Assignment.leastCost(new double[0][0]));
    }

    private static double sum(double[][] cost, int[] columns) {
        double sum = 0;
        for (int row = 0; row < cost.length; row++) {
            sum += cost[row][columns[row]];
        }
        return sum;
    }

    /** The least sum from a row on, of all pairings. */
    private static double least(double[][] cost, int row, boolean[] taken) {
        if (row == cost.length) {
            return 0;
        }
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < taken.length; column++) {
            if (!taken[column]) {
                taken[column] = true;
                least = Math.min(least, cost[row][column] + least(cost, row + 1, taken));
                taken[column] = false;
            }
        }
        return least;
    }
}
