package org.aslkeras.core.text.decoding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Words of a language: {@code asl_keras.text.decoding.dictionary.Dictionary}. */
public final class Dictionary {
    private static final float TENTHS = 10f;
    private static final int LONGEST = 20; // letters of a word

    private final String letters; // all of its words, in the order of their code points
    private final byte[][] spelling;
    private final Level[] levels;
    private final double[][] pairs;

    private Dictionary(List<String> words, float[] costs) {
        this.letters = letters(words);
        int longest = 0;
        for (String word : words) {
            longest = Math.max(longest, word.length());
        }
        this.spelling = new byte[words.size()][longest];
        for (int row = 0; row < words.size(); row++) {
            for (int place = 0; place < words.get(row).length(); place++) {
                spelling[row][place] = (byte) (letters.indexOf(words.get(row).charAt(place)) + 1);
            }
        }
        this.levels = new Levels(spelling, costs, longest).all();
        this.pairs = pairs();
    }

    /**
     * The words of a file.
     *
     * @param content lines of a word and ten times how rare it is, and of {@code #}, in UTF-8
     * @throws IOException if it is no such file
     */
    public static Dictionary read(byte[] content) throws IOException {
        List<String> words = new ArrayList<>();
        List<Float> costs = new ArrayList<>();
        for (String line : new String(content, StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("#")) {
                continue;
            }
            int space = line.indexOf(' ');
            if (space < 1 || space > LONGEST || isOutOfPlace(words, line.substring(0, space))) {
                throw new IOException("a dictionary has a line of another form: " + line);
            }
            words.add(line.substring(0, space));
            costs.add(number(line.substring(space + 1)) / TENTHS);
        }
        if (words.isEmpty()) {
            throw new IOException("a dictionary has no word");
        }
        return new Dictionary(words, floats(costs));
    }

    /** All letters of its words, in the order of their code points. */
    String letters() {
        return letters;
    }

    /** Beginnings of 0 letters (one), of 1 letter, and so on up to the longest word. */
    Level[] levels() {
        return levels;
    }

    /** One of its words. */
    String word(int place) {
        StringBuilder word = new StringBuilder();
        for (byte letter : spelling[place]) {
            if (letter > 0) {
                word.append(letters.charAt(letter - 1));
            }
        }
        return word.toString();
    }

    /** Whether a word is one of its. */
    boolean contains(String word) {
        int node = 0;
        for (int size = 0; size < word.length(); size++) {
            int letter = letters.indexOf(word.charAt(size));
            if (letter < 0 || size + 1 == levels.length) {
                return false;
            }
            int child = levels[size].children()[node];
            int end = levels[size].children()[node + 1];
            while (child < end && levels[size + 1].letters()[child] != letter) {
                child++;
            }
            if (child == end) {
                return false;
            }
            node = child;
        }
        return levels[word.length()].costs()[node] < Float.POSITIVE_INFINITY;
    }

    /** How rarely letters of the dictionary follow one another as in a word. */
    double strangeness(String word) {
        double sum = 0;
        int before = 0;
        for (int place = 0; place <= word.length(); place++) {
            int after = place == word.length() ? 0 : letters.indexOf(word.charAt(place)) + 1;
            sum += pairs[before][after];
            before = after;
        }
        return sum;
    }

    /** A pair that no word has counts half; place 0 is the beginning of a word, or its end. */
    private double[][] pairs() {
        int count = letters.length() + 1;
        double[][] counts = new double[count][count];
        for (byte[] word : spelling) {
            int before = 0;
            for (int place = 0; place <= word.length; place++) {
                int after = place == word.length ? 0 : word[place];
                counts[before][after]++;
                before = after;
                if (after == 0) {
                    break;
                }
            }
        }
        for (double[] row : counts) {
            double sum = 0;
            for (int after = 0; after < count; after++) {
                row[after] += 0.5;
                sum += row[after];
            }
            for (int after = 0; after < count; after++) {
                row[after] = Math.log(sum) - Math.log(row[after]);
            }
        }
        return counts;
    }

    private static String letters(List<String> words) {
        TreeSet<Character> found = new TreeSet<>();
        for (String word : words) {
            for (int place = 0; place < word.length(); place++) {
                found.add(word.charAt(place));
            }
        }
        StringBuilder letters = new StringBuilder();
        found.forEach(letters::append);
        return letters.toString();
    }

    private static boolean isOutOfPlace(List<String> words, String word) {
        return !words.isEmpty() && words.get(words.size() - 1).compareTo(word) >= 0;
    }

    private static float number(String text) throws IOException {
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException error) {
            throw new IOException("a dictionary has a word without a number", error);
        }
    }

    private static float[] floats(List<Float> numbers) {
        float[] floats = new float[numbers.size()];
        for (int place = 0; place < floats.length; place++) {
            floats[place] = numbers.get(place);
        }
        return floats;
    }
}
