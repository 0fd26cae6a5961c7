package org.aslkeras.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SpellerTest {
    @TestFactory
    Stream<DynamicTest> spellsTheGoldenSequences() throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("spelling.json"));
        List<String> labels = ((List<?>) golden.get("labels")).stream().map(String.class::cast).toList();
        Rules rules = rules((Map<?, ?>) golden.get("rules"));
        assertEquals(Rules.DEFAULT, rules);
        return Files.objects(golden.get("cases")).stream()
                .map(one -> DynamicTest.dynamicTest(
                        (String) one.get("name"), () -> check(one, new Speller(labels, rules))));
    }

    @Test
    void deletesClearsAndEndsWords() {
        Speller speller = new Speller(List.of("A"), Rules.DEFAULT);
        speller.delete();
        assertNull(speller.endWord());
        speller.setText("HI");
        assertEquals("HI", speller.endWord());
        assertNull(speller.endWord());
        speller.delete();
        assertEquals("HI", speller.text());
        speller.clear();
        assertEquals("", speller.text());
    }

    @Test
    void refusesRulesOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(1.1, 0.4));
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(Double.NaN, 0.4));
        assertThrows(IllegalArgumentException.class, () -> Rules.DEFAULT.with(0.5, -1));
    }

    private static void check(Map<?, ?> golden, Speller speller) {
        List<Map<String, Object>> events = new ArrayList<>();
        for (Map<?, ?> frame : Files.objects(golden.get("frames"))) {
            Map<Integer, double[]> hands = new LinkedHashMap<>();
            ((Map<?, ?>) frame.get("hands"))
                    .forEach((hand, values) -> hands.put(
                            Integer.valueOf((String) hand), Files.numbers(values)));
            for (Event event : speller.update((Double) frame.get("time"), hands).events()) {
                events.add(fields(event));
            }
        }
        assertEquals(golden.get("events"), events);
        assertEquals(golden.get("text"), speller.text());
    }

    /** As Python writes them; the probabilities are equal to the last digit. */
    private static Map<String, Object> fields(Event event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", event.time());
        if (event instanceof Event.Letter letter) {
            fields.put("hand", (double) letter.hand());
            fields.put("letter", letter.letter());
            fields.put("probability", letter.probability());
        } else if (event instanceof Event.Word word) {
            fields.put("word", word.word());
        }
        return fields;
    }

    private static Rules rules(Map<?, ?> golden) {
        double[] values =
                Arrays.stream(new String[] {"threshold", "window", "hold", "release", "gap"})
                        .mapToDouble(name -> (Double) golden.get(name))
                        .toArray();
        return new Rules(values[0], values[1], values[2], values[3], values[4]);
    }
}
