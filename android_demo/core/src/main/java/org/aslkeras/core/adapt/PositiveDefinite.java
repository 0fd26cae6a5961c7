package org.aslkeras.core.adapt;

/** Linear equations whose matrix is symmetric and positive definite, by Cholesky's decomposition. */
final class PositiveDefinite {
    private PositiveDefinite() {}

    /**
     * Solves {@code matrix x = right} for several right sides at once.
     *
     * @param matrix n rows of n; is overwritten
     * @param right n rows, a column for each right side; becomes the solution
     */
    static void solve(double[][] matrix, double[][] right) {
        decompose(matrix);
        for (int row = 0; row < matrix.length; row++) {
            for (int before = 0; before < row; before++) {
                subtract(right[row], matrix[row][before], right[before]);
            }
            divide(right[row], matrix[row][row]);
        }
        for (int row = matrix.length - 1; row >= 0; row--) {
            for (int after = row + 1; after < matrix.length; after++) {
                subtract(right[row], matrix[after][row], right[after]);
            }
            divide(right[row], matrix[row][row]);
        }
    }

    /** Into the lower triangle whose product with its transpose is the matrix. */
    private static void decompose(double[][] matrix) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row][column];
                for (int before = 0; before < column; before++) {
                    sum -= matrix[row][before] * matrix[column][before];
                }
                matrix[row][column] = row == column ? Math.sqrt(sum) : sum / matrix[column][column];
            }
        }
    }

    private static void subtract(double[] row, double factor, double[] other) {
        for (int index = 0; index < row.length; index++) {
            row[index] -= factor * other[index];
        }
    }

    private static void divide(double[] row, double divisor) {
        for (int index = 0; index < row.length; index++) {
            row[index] /= divisor;
        }
    }
}
