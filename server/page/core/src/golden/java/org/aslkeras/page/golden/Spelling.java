package org.aslkeras.page.golden;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.json.JSONArray;
import org.json.JSONObject;

/** Cases of {@code tests/golden/spelling.json}. */
final class Spelling {
    private Spelling() {}

    /** What is written, and the text. */
    static JSONObject spell(JSONObject golden) {
        Speller speller =
                new Speller(
                        Json.alphabet(golden.getJSONObject("alphabet")),
                        Rules.DEFAULT,
                        new Swaps(golden.getJSONObject("decoder")));
        JSONArray events = new JSONArray();
        for (JSONObject frame : Json.objects(golden.getJSONArray("frames"))) {
            double time = frame.getDouble("time");
            speller.update(time, hands(frame.getJSONObject("hands")))
                    .events()
                    .forEach(event -> events.put(told(event)));
            if (!frame.isNull("correct")) {
                JSONObject correct = frame.getJSONObject("correct");
                List<Event.Letter> letters = letters(correct.getString("letters"), time);
                events.put(told(speller.correct(time, correct.getInt("count"), letters)));
            }
            if (!frame.isNull("draw")) {
                JSONObject draw = frame.getJSONObject("draw");
                Event.Letter letter = new Event.Letter(time, 0, draw.getString("letter"), 1, null);
                List<String> begins = List.of(draw.getString("begins").split(""));
                events.put(told(speller.draw(draw.getDouble("since"), letter, begins)));
            }
        }
        return new JSONObject().put("events", events).put("text", speller.text());
    }

    /** Letters that no frame showed, one for each character. */
    static List<Event.Letter> letters(String text, double time) {
        List<Event.Letter> letters = new ArrayList<>();
        for (int place = 0; place < text.length(); place++) {
            letters.add(new Event.Letter(time, 0, text.substring(place, place + 1), 1, null));
        }
        return letters;
    }

    private static Map<Integer, double[]> hands(JSONObject known) {
        Map<Integer, double[]> hands = new LinkedHashMap<>();
        known.keySet().stream().sorted().forEach(
                id -> hands.put(Integer.valueOf(id), Json.numbers(known.getJSONArray(id))));
        return hands;
    }

    private static JSONObject told(Event event) {
        JSONObject told = new JSONObject().put("time", event.time());
        if (event instanceof Event.Letter letter) {
            return told.put("hand", letter.hand())
                    .put("letter", letter.letter())
                    .put("probability", letter.probability())
                    .put("distribution", Json.orNull(letter.distribution()));
        }
        if (event instanceof Event.Word word) {
            return told.put("word", word.word());
        }
        Event.Correction correction = (Event.Correction) event;
        return told.put("taken_back", Event.Letter.spelled(correction.takenBack()))
                .put("letters", Event.Letter.spelled(correction.letters()));
    }

    /** Replaces words by others. */
    private static final class Swaps extends Decoder {
        private final JSONObject swaps;

        private Swaps(JSONObject swaps) {
            this.swaps = swaps;
        }

        @Override
        public List<Event.Letter> decode(List<Event.Letter> letters) {
            String meant = swaps.optString(Event.Letter.spelled(letters), null);
            return meant == null ? letters : letters(meant, letters.get(0).time());
        }
    }
}
