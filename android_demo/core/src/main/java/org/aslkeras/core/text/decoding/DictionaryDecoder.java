package org.aslkeras.core.text.decoding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Suggestions;

/**
 * Reads a word as the likeliest of a dictionary, or as it is spelled: {@code
 * asl_keras.text.decoding.decoder.DictionaryDecoder}.
 *
 * <p>A word of the dictionary is never changed, nor one with a letter that is none of the
 * dictionary's. {@code tests/golden/words.json} pins it.
 */
public final class DictionaryDecoder extends Decoder {
    private static final int SUGGESTED = 3;
    private static final int LEAST = 2; // letters of a word that is decoded
    private static final int LONGEST = 20; // letters of a word
    private static final double TO_COME = 0.5; // of each letter beyond what was spelled
    private static final double FARTHEST = 8; // what a suggestion may cost beyond the word itself

    private final Dictionary dictionary;
    private final Prices prices;
    private final Channel channel;
    private final boolean isSmall; // letters are written so
    private final Map<String, String> labels = new HashMap<>();

    /**
     * @param dictionary of a language
     * @param confusion how often letters are read as others
     * @param alphabet of the letters' distributions
     */
    public DictionaryDecoder(Dictionary dictionary, Confusion confusion, Alphabet alphabet) {
        this.dictionary = dictionary;
        this.prices = Prices.DEFAULT;
        this.channel = new Channel(alphabet, dictionary.letters(), confusion, prices);
        this.isSmall = alphabet.letters().stream().allMatch(one -> one.equals(small(one)));
        alphabet.letters().forEach(label -> labels.put(Channel.capital(label), label));
    }

    @Override
    public List<Event.Letter> decode(List<Event.Letter> letters) {
        String word = Channel.capital(Event.Letter.spelled(letters));
        if (letters.size() < LEAST || dictionary.contains(word)) {
            return letters;
        }
        List<Meant> ranked = ranked(letters, true, literal(word));
        return ranked.isEmpty() ? letters : readAs(letters, ranked.get(0).word());
    }

    @Override
    public Suggestions suggest(List<Event.Letter> letters) {
        String literal = Event.Letter.spelled(letters);
        String word = Channel.capital(literal);
        List<String> others = new ArrayList<>();
        for (Meant meant : ranked(letters, false, literal(word) + FARTHEST)) {
            if (others.size() < SUGGESTED && !meant.word().equals(word)) {
                StringBuilder other = new StringBuilder();
                labels(meant.word()).forEach(other::append);
                others.add(other.toString());
            }
        }
        return new Suggestions(literal, Collections.unmodifiableList(others));
    }

    @Override
    public List<Event.Letter> readAs(List<Event.Letter> letters, String word) {
        String capitals = Channel.capital(word);
        int[] meant = new int[capitals.length()];
        for (int place = 0; place < meant.length; place++) {
            meant[place] = dictionary.letters().indexOf(capitals.charAt(place));
        }
        Evidence evidence = channel.evidence(letters);
        return new Alignment(meant, evidence, prices).rewritten(letters, labels(capitals));
    }

    /** A word and what it costs to read it. */
    public record Meant(String word, double cost) {}

    /**
     * Words that cost at most so much, the likeliest first.
     *
     * @param whole the word has ended; else what was written may be its beginning
     */
    public List<Meant> ranked(List<Event.Letter> letters, boolean whole, double most) {
        List<Meant> ranked = new ArrayList<>();
        for (Search.Found found : near(letters, whole, most)) {
            ranked.add(new Meant(dictionary.word(found.word()), found.cost()));
        }
        return ranked;
    }

    private List<Search.Found> near(List<Event.Letter> letters, boolean whole, double most) {
        boolean fits = !letters.isEmpty() && letters.size() <= LONGEST;
        Evidence evidence = fits ? channel.evidence(letters) : null;
        if (evidence == null) {
            return Collections.emptyList();
        }
        if (!whole) {
            evidence.missed()[evidence.count()] = TO_COME;
        }
        return new Search(dictionary, evidence, prices, most).near(whole);
    }

    /** What a word that the dictionary lacks costs as it is spelled; 0 with letters it lacks. */
    private double literal(String word) {
        for (int place = 0; place < word.length(); place++) {
            if (dictionary.letters().indexOf(word.charAt(place)) < 0) {
                return 0;
            }
        }
        return prices.unknown() + prices.strange() * dictionary.strangeness(word);
    }

    /** The letters of a word as the alphabet writes them. */
    private List<String> labels(String word) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < word.length(); place++) {
            String letter = word.substring(place, place + 1);
            String label = labels.get(letter);
            String other = isSmall ? small(letter) : letter; // such as J that is no label
            names.add(label == null ? other : label);
        }
        return names;
    }

    private static String small(String letter) {
        return letter.toLowerCase(Locale.ROOT);
    }
}
