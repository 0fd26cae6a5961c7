package org.aslkeras.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Alphabet;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The sequences that Python spells alike, to the last digit. */
class GoldenSpellingTest {
    @TestFactory
    Stream<DynamicTest> spellsTheGoldenSequences() throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("spelling.json"));
        Rules rules = rules((Map<?, ?>) golden.get("rules"));
        assertEquals(Rules.DEFAULT, rules);
        return Files.objects(golden.get("cases")).stream()
                .map(one -> DynamicTest.dynamicTest(
                        (String) one.get("name"), () -> check(one, speller(one, rules))));
    }

    private static void check(Map<?, ?> golden, Speller speller) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Map<?, ?> frame : Files.objects(golden.get("frames"))) {
            double time = (Double) frame.get("time");
            for (Event event : speller.update(time, hands(frame)).events()) {
                events.add(fields(event));
            }
            if (frame.get("correct") instanceof Map<?, ?> correct) {
                int count = ((Double) correct.get("count")).intValue();
                List<Event.Letter> letters = Letters.of((String) correct.get("letters"), time);
                events.add(fields(speller.correct(time, count, letters)));
            }
            if (frame.get("draw") instanceof Map<?, ?> draw) {
                Event.Letter letter =
                        new Event.Letter(time, 0, (String) draw.get("letter"), 1.0, null);
                List<String> begins = List.of(((String) draw.get("begins")).split(""));
                events.add(fields(speller.draw((Double) draw.get("since"), letter, begins)));
            }
        }
        assertEquals(golden.get("events"), events);
        assertEquals(golden.get("text"), speller.text());
    }

    private static Speller speller(Map<?, ?> golden, Rules rules) {
        Map<?, ?> alphabet = (Map<?, ?>) golden.get("alphabet");
        Map<?, ?> swaps = (Map<?, ?>) golden.get("decoder");
        return new Speller(
                new Alphabet(
                        strings(alphabet.get("labels")),
                        strings(alphabet.get("moving")),
                        (String) alphabet.get("none"),
                        strings(alphabet.get("words"))),
                rules,
                new Meaning(letters ->
                        swapped(letters, (String) swaps.get(Event.Letter.spelled(letters)))));
    }

    private static List<Event.Letter> swapped(List<Event.Letter> letters, String meant) {
        return meant == null ? letters : Letters.of(meant, letters.get(0).time());
    }

    private static Map<Integer, double[]> hands(Map<?, ?> frame) {
        Map<Integer, double[]> hands = new LinkedHashMap<>();
        ((Map<?, ?>) frame.get("hands"))
                .forEach((hand, values) -> hands.put(
                        Integer.valueOf((String) hand), Files.numbers(values)));
        return hands;
    }

    /** As Python writes them; the probabilities are equal to the last digit. */
    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", event.time());
        if (event instanceof Event.Letter letter) {
            fields.put("hand", (double) letter.hand());
            fields.put("letter", letter.letter());
            fields.put("probability", letter.probability());
            double[] shown = letter.distribution();
            fields.put("distribution", shown == null ? null : Arrays.stream(shown).boxed().toList());
        } else if (event instanceof Event.Word word) {
            fields.put("word", word.word());
        } else if (event instanceof Event.Correction correction) {
            fields.put("taken_back", Event.Letter.spelled(correction.takenBack()));
            fields.put("letters", Event.Letter.spelled(correction.letters()));
        }
        return fields;
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String.class::cast).toList();
    }

    private static Rules rules(Map<?, ?> golden) {
        double[] values =
                Arrays.stream(new String[] {"threshold", "window", "hold", "release", "gap"})
                        .mapToDouble(name -> (Double) golden.get(name))
                        .toArray();
        return new Rules(values[0], values[1], values[2], values[3], values[4]);
    }
}
