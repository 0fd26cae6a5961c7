package org.aslkeras.core.text.decoding;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Event;

/** How letters come to be written: {@code asl_keras.text.decoding.evidence.Channel}. */
final class Channel {
    private static final double FLOOR = 1e-4; // what is never seen is not impossible
    private static final double CERTAIN = 50.0; // the price of changing what a person typed
    private static final double SHORTEST = 0.2; // seconds between two letters
    private static final double ROOM = 1.3; // times the usual time, from which another may be between
    private static final double USUAL = 1.5; // seconds, of a word whose letters do not tell
    private static final double WHOLE_ROOM = 2.0; // times, from which its hand was probably not found

    private final String letters; // of the dictionary
    private final int[] columns; // of each letter in a distribution; -1 for none
    private final double[][] readAs;
    private final Prices prices;

    Channel(Alphabet alphabet, String letters, Confusion confusion, Prices prices) {
        this.letters = letters;
        this.prices = prices;
        this.readAs = confusion.of(letters);
        this.columns = new int[letters.length()];
        Arrays.fill(columns, -1);
        for (int place = 0; place < letters.length(); place++) {
            for (int label = alphabet.labels().size() - 1; label >= 0; label--) {
                if (capital(alphabet.labels().get(label)).equals(letters.substring(place, place + 1))) {
                    columns[place] = label;
                }
            }
        }
    }

    /** What a word says; null if it has a letter that no word of the dictionary has. */
    Evidence evidence(List<Event.Letter> word) {
        int[] places = new int[word.size()];
        for (int place = 0; place < places.length; place++) {
            String letter = capital(word.get(place).letter());
            places[place] = letter.length() == 1 ? letters.indexOf(letter) : -1;
            if (places[place] < 0) {
                return null;
            }
        }
        double[][] substituted = new double[letters.length()][word.size()];
        for (int place = 0; place < places.length; place++) {
            substitute(word.get(place), places[place], place, substituted);
        }
        return new Evidence(substituted, extra(word, places), missed(word));
    }

    static String capital(String letter) {
        return letter.toUpperCase(Locale.ROOT);
    }

    private void substitute(Event.Letter letter, int written, int column, double[][] substituted) {
        if (isCertain(letter)) {
            for (int meant = 0; meant < letters.length(); meant++) {
                substituted[meant][column] = meant == written ? 0 : CERTAIN;
            }
            return;
        }
        double own = Math.log(likely(letter, written, written));
        for (int meant = 0; meant < letters.length(); meant++) {
            substituted[meant][column] = own - Math.log(likely(letter, meant, written));
        }
    }

    private double likely(Event.Letter letter, int meant, int written) {
        double shown = 0;
        if (letter.distribution() == null) {
            shown = meant == written ? 1 : 0;
        } else if (columns[meant] >= 0) {
            shown = letter.distribution()[columns[meant]];
        }
        double doubt = prices.doubt();
        return (1 - doubt) * shown + doubt * readAs[meant][written] + FLOOR;
    }

    private double[] extra(List<Event.Letter> word, int[] places) {
        double[] extra = new double[places.length];
        for (int place = 0; place < places.length; place++) {
            boolean again = place > 0 && places[place] == places[place - 1];
            extra[place] = again ? prices.repeated() : prices.extra();
            if (isCertain(word.get(place))) {
                extra[place] = CERTAIN;
            }
        }
        return extra;
    }

    private double[] missed(List<Event.Letter> word) {
        double[] missed = new double[word.size() + 1];
        Arrays.fill(missed, prices.missed());
        double[] between = new double[word.size() - 1];
        for (int place = 0; place < between.length; place++) {
            between[place] = word.get(place + 1).time() - word.get(place).time();
        }
        double usual = USUAL;
        if (between.length > 1) {
            double[] sorted = between.clone();
            Arrays.sort(sorted);
            usual = sorted[(sorted.length - 1) / 2];
        }
        for (int place = 0; place < between.length; place++) {
            double room = between[place] / Math.max(usual, SHORTEST);
            double share = Math.min(Math.max((room - ROOM) / (WHOLE_ROOM - ROOM), 0), 1);
            missed[place + 1] -= share * prices.gap();
        }
        missed[0] = prices.end();
        missed[word.size()] = prices.end();
        return missed;
    }

    /** Whether a person typed it, or saw what the decoder made of it. */
    private static boolean isCertain(Event.Letter letter) {
        return letter.probability() == 1 && letter.distribution() != null || letter.decoded();
    }
}
