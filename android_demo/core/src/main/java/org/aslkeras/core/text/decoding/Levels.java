package org.aslkeras.core.text.decoding;

/** Makes the tree of the beginnings of words. */
final class Levels {
    private static final int PLACE = 20; // bits of a word's place: room for a million
    private static final int TENTHS = 10;

    private final byte[][] spelling;
    private final float[] costs;
    private final int longest;
    private final boolean[] begins; // words that do not begin as the one before

    /**
     * @param spelling the places of each word's letters, from 1 on, and 0 behind its end
     * @param costs how rare each word is
     */
    Levels(byte[][] spelling, float[] costs, int longest) {
        this.spelling = spelling;
        this.costs = costs;
        this.longest = longest;
        this.begins = new boolean[spelling.length];
        begins[0] = true;
    }

    /** Of beginnings of 0 letters (one), of 1 letter, and so on up to the longest word. */
    Level[] all() {
        Level[] levels = new Level[longest + 1];
        int[] firsts = {0};
        for (int size = 0; size <= longest; size++) {
            int[] after = size < longest ? longer(size) : new int[0];
            levels[size] = level(size, firsts, after);
            firsts = after;
        }
        return levels;
    }

    /** The first words of the beginnings that have one letter more than a size. */
    private int[] longer(int size) {
        int count = 0;
        int[] found = new int[spelling.length];
        for (int word = 0; word < spelling.length; word++) {
            begins[word] |= word > 0 && spelling[word][size] != spelling[word - 1][size];
            if (begins[word] && spelling[word][size] > 0) {
                found[count++] = word;
            }
        }
        return java.util.Arrays.copyOf(found, count);
    }

    private Level level(int size, int[] firsts, int[] after) {
        int count = firsts.length;
        int[] letters = new int[count];
        int[] children = new int[count + 1];
        float[] own = new float[count];
        float[] least = new float[count];
        int[] commonest = new int[count];
        int child = 0;
        for (int node = 0; node < count; node++) {
            int first = firsts[node];
            while (child < after.length && after[child] < first) {
                child++;
            }
            children[node] = child;
            letters[node] = size > 0 ? spelling[first][size - 1] - 1 : 0;
            boolean whole = size > 0 && (size == longest || spelling[first][size] == 0);
            own[node] = whole ? costs[first] : Float.POSITIVE_INFINITY;
            int end = node + 1 < count ? firsts[node + 1] : spelling.length;
            commonest[node] = commonest(size, first, end);
            least[node] = costs[commonest[node]];
        }
        children[count] = after.length;
        return new Level(letters, children, firsts, own, least, commonest);
    }

    /** The commonest of some words that are long enough; of equally common ones the first. */
    private int commonest(int size, int first, int end) {
        long best = Long.MAX_VALUE;
        for (int word = first; word < end; word++) {
            if (size == 0 || spelling[word][size - 1] > 0) {
                long rank = (long) Math.rint(costs[word] * TENTHS) << PLACE | word;
                best = Math.min(best, rank);
            }
        }
        return (int) (best & (1L << PLACE) - 1);
    }
}
