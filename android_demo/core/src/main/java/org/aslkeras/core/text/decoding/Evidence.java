package org.aslkeras.core.text.decoding;

/**
 * What the letters of a word, n, say of those that may have been meant, and of what lacks.
 *
 * @param substituted for each letter of the dictionary, what it costs that it was meant where another
 *     was written, n
 * @param extra what it costs that a letter is not in the word, n
 * @param missed what it costs that a letter is missing before each, and at the end, n + 1
 */
record Evidence(double[][] substituted, double[] extra, double[] missed) {
    /** Letters that were written. */
    int count() {
        return extra.length;
    }
}
