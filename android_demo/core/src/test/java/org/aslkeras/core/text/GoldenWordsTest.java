package org.aslkeras.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Slide;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;
import org.aslkeras.core.text.decoding.Prices;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What Python decodes, suggests, practises and sees slide, alike. */
class GoldenWordsTest {
    private static final int[] PALM = {0, 5, 9, 13, 17};
    private static final double TOLERANCE = 1e-9; // the last digits of two logarithms may differ

    private static Map<?, ?> golden() throws IOException {
        return Files.object(Files.golden("words.json"));
    }

    private static byte[] shipped(String name) throws IOException {
        Path text = Files.golden("words.json").getParent().resolve("../../asl_keras/text");
        return java.nio.file.Files.readAllBytes(text.resolve(name));
    }

    @TestFactory
    Stream<DynamicTest> decodesTheGoldenWords() throws IOException {
        Dictionary dictionary = Dictionary.read(shipped("dictionaries/en.txt"));
        Confusion confusion = Confusion.read(shipped("decoding/confusion.json"));
        return Files.objects(golden().get("decoded")).stream()
                .map(one -> DynamicTest.dynamicTest(
                        (String) one.get("decoded"), () -> decode(one, dictionary, confusion)));
    }

    private static void decode(Map<?, ?> golden, Dictionary dictionary, Confusion confusion) {
        Map<?, ?> known = (Map<?, ?>) golden.get("alphabet");
        List<String> labels = strings(known.get("labels"));
        Alphabet alphabet =
                new Alphabet(labels, List.of(), (String) known.get("none"), List.of());
        DictionaryDecoder decoder = new DictionaryDecoder(dictionary, confusion, alphabet);
        List<Event.Letter> letters = letters(golden.get("letters"));
        List<Event.Letter> meant = decoder.decode(letters);
        assertEquals(golden.get("decoded"), Event.Letter.spelled(meant));
        assertEquals(golden.get("marked"), meant.stream().map(Event.Letter::decoded).toList());
        assertEquals(golden.get("times"), meant.stream().map(Event.Letter::time).toList());
        assertEquals(golden.get("suggested"), decoder.suggest(letters).words());
        List<?> nearest = (List<?>) golden.get("nearest");
        List<DictionaryDecoder.Meant> found = decoder.ranked(letters, true, 25);
        for (int place = 0; place < nearest.size(); place++) {
            List<?> word = (List<?>) nearest.get(place);
            assertEquals(word.get(0), found.get(place).word());
            assertEquals((Double) word.get(1), found.get(place).cost(), TOLERANCE);
        }
    }

    @Test
    void pricesAreThoseOfPython() throws IOException {
        Map<?, ?> prices = (Map<?, ?>) golden().get("prices");
        String[] names = {
            "doubt", "rare", "missed", "gap", "end", "doubled", "extra", "repeated", "unknown",
            "strange"
        };
        double[] known =
                Arrays.stream(names).mapToDouble(name -> (Double) prices.get(name)).toArray();
        assertEquals(
                new Prices(
                        known[0], known[1], known[2], known[3], known[4], known[5], known[6],
                        known[7], known[8], known[9]),
                Prices.DEFAULT);
    }

    @TestFactory
    Stream<DynamicTest> seesTheGoldenSlides() throws IOException {
        return Files.objects(golden().get("slides")).stream()
                .map(one -> DynamicTest.dynamicTest((String) one.get("name"), () -> slide(one)));
    }

    private static void slide(Map<?, ?> golden) {
        Slide slide = new Slide();
        List<Double> slid = new ArrayList<>();
        List<Map<?, ?>> frames = Files.objects(golden.get("frames"));
        for (int place = 0; place < frames.size(); place++) {
            double time = (Double) frames.get(place).get("time");
            if (slide.update(time, hand((List<?>) frames.get(place).get("palm")))) {
                slid.add((double) place);
            }
        }
        assertEquals(golden.get("slid"), slid);
    }

    private static float[] hand(List<?> palm) {
        if (palm == null) {
            return null;
        }
        float[] hand = new float[63];
        for (int place = 0; place < PALM.length; place++) {
            double[] point = Files.numbers(palm.get(place));
            hand[3 * PALM[place]] = (float) point[0];
            hand[3 * PALM[place] + 1] = (float) point[1];
        }
        return hand;
    }

    @TestFactory
    Stream<DynamicTest> practisesTheGoldenWords() throws IOException {
        return Files.objects(golden().get("practices")).stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.get("words").toString(), () -> practise(one)));
    }

    private static void practise(Map<?, ?> golden) {
        Practice practice = new Practice(strings(golden.get("words")));
        practice.see(0);
        List<List<Object>> steps = new ArrayList<>();
        double time = 0;
        for (String sign : strings(golden.get("written"))) {
            time++;
            doSign(practice, sign, time);
            Practice.Step step = practice.step();
            steps.add(List.of(step.word(), (double) step.place(), step.letter(), step.instead()));
        }
        assertEquals(golden.get("steps"), steps);
        assertEquals(golden.get("took"), orNull(practice.took()));
        assertEquals(golden.get("summary"), fields(practice.summary()));
    }

    private static void doSign(Practice practice, String sign, double time) {
        switch (sign) {
            case "_" -> practice.skip();
            case "#" -> practice.skipWord();
            default -> {
                int change = sign.indexOf('>');
                List<Event.Letter> letters = Letters.of(sign.substring(change + 1), time);
                practice.take(
                        change < 0
                                ? letters.get(0)
                                : new Event.Correction(
                                        time, Letters.of(sign.substring(0, change), time), letters));
            }
        }
    }

    /** As Python writes them. */
    private static List<Object> fields(Practice.Summary summary) {
        List<Object> hard = new ArrayList<>();
        for (Practice.Hard one : summary.hard()) {
            List<Object> instead = new ArrayList<>();
            one.instead().forEach(
                    count -> instead.add(List.of(count.letter(), (double) count.times())));
            hard.add(Arrays.asList(one.letter(), orNull(one.seconds()), instead));
        }
        return Arrays.asList(
                (double) summary.words(),
                (double) summary.letters(),
                (double) summary.skipped(),
                orNull(summary.seconds()),
                hard);
    }

    private static Double orNull(double seconds) {
        return Double.isNaN(seconds) ? null : seconds;
    }

    private static List<Event.Letter> letters(Object golden) {
        return Files.objects(golden).stream()
                .map(one -> new Event.Letter(
                        (Double) one.get("time"),
                        0,
                        (String) one.get("letter"),
                        (Double) one.get("probability"),
                        one.get("distribution") == null
                                ? null
                                : Files.numbers(one.get("distribution")),
                        (Boolean) one.get("decoded")))
                .toList();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }
}
