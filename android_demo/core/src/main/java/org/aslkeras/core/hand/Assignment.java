package org.aslkeras.core.hand;

import java.util.Arrays;

/**
 * Gives each row of a matrix a column of its own, so that the sum of the costs is least: shortest
 * augmenting paths, as in D. F. Crouse, "On implementing 2D rectangular assignment algorithms",
 * IEEE Transactions on Aerospace and Electronic Systems 52 (2016), and in {@code
 * scipy.optimize.linear_sum_assignment}. For R rows and C columns it takes R² C steps.
 */
final class Assignment {
    private static final int NONE = -1;

    private final double[][] cost;
    private final int[] columnOf; // of each row, or NONE
    private final int[] rowOf; // of each column, or NONE

    // Cost minus both potentials is never negative, and 0 where a row has its column.
    private final double[] rowPotential;
    private final double[] columnPotential;

    // The search for one row's path: the way to each column, how long it is, and if it is final.
    private final int[] rowBefore;
    private final double[] distance;
    private final boolean[] isFinal;

    private Assignment(double[][] cost, int columns) {
        this.cost = cost;
        columnOf = filled(cost.length);
        rowOf = filled(columns);
        rowPotential = new double[cost.length];
        columnPotential = new double[columns];
        rowBefore = new int[columns];
        distance = new double[columns];
        isFinal = new boolean[columns];
    }

    /**
     * The column of each row.
     *
     * @param cost a row of finite numbers each; at least as many columns as rows
     */
    static int[] leastCost(double[][] cost) {
        if (cost.length == 0) {
            return new int[0];
        }
        Assignment assignment = new Assignment(cost, cost[0].length);
        for (int row = 0; row < cost.length; row++) {
            int end = assignment.search(row);
            assignment.setPotentials(row, assignment.distance[end]);
            assignment.change(row, end);
        }
        return assignment.columnOf;
    }

    /** Finds the shortest path from a row to a column that is free: Dijkstra's algorithm. */
    private int search(int start) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(isFinal, false);
        int column = nearest(start, 0);
        while (rowOf[column] != NONE) {
            column = nearest(rowOf[column], distance[column]);
        }
        return column;
    }

    /** Goes on from a row that was reached; the nearest column whose distance was not final. */
    private int nearest(int row, double reached) {
        int nearest = NONE;
        for (int column = 0; column < distance.length; column++) {
            if (isFinal[column]) {
                continue;
            }
            double there =
                    reached + cost[row][column] - rowPotential[row] - columnPotential[column];
            if (there < distance[column]) {
                distance[column] = there;
                rowBefore[column] = row;
            }
            if (nearest == NONE || isNearer(column, nearest)) {
                nearest = column;
            }
        }
        isFinal[nearest] = true;
        return nearest;
    }

    /** Of equally near columns a free one ends the search. */
    private boolean isNearer(int column, int other) {
        return distance[column] < distance[other]
                || distance[column] == distance[other] && rowOf[column] == NONE;
    }

    private void setPotentials(int start, double length) {
        rowPotential[start] += length;
        for (int column = 0; column < distance.length; column++) {
            if (isFinal[column]) {
                double left = length - distance[column];
                columnPotential[column] -= left;
                if (rowOf[column] != NONE) {
                    rowPotential[rowOf[column]] += left;
                }
            }
        }
    }

    /** Along the path, every row takes the next column. */
    private void change(int start, int end) {
        int column = end;
        int row;
        do {
            row = rowBefore[column];
            rowOf[column] = row;
            int given = columnOf[row];
            columnOf[row] = column;
            column = given;
        } while (row != start);
    }

    private static int[] filled(int length) {
        int[] none = new int[length];
        Arrays.fill(none, NONE);
        return none;
    }
}
