package org.aslkeras.core.text.decoding;

/**
 * All beginnings of words of one length, in the order of the alphabet.
 *
 * @param letters the last letter of each, its place in the dictionary's letters
 * @param children those of the next length that begin with it, from this place to the next; one more
 * @param words the first word that begins with it, which is it itself if it is a word
 * @param costs of the word that it is; infinite for none
 * @param least of the commonest word that begins with it
 * @param commonest which word that is
 */
record Level(
        int[] letters, int[] children, int[] words, float[] costs, float[] least, int[] commonest) {
    int size() {
        return letters.length;
    }
}
