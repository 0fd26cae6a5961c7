package org.aslkeras.page;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.live.SeenHand;
import org.aslkeras.core.live.StageTimes;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.Suggestions;
import org.json.JSONArray;
import org.json.JSONObject;

/** Scenes as JSON, as {@code src/messages.md} has them, but for the mask. */
final class SceneText {
    private SceneText() {}

    /** Adds what a frame or a photograph shows. */
    static JSONObject of(Scene scene, JSONObject told) {
        JSONArray hands = new JSONArray();
        scene.hands().forEach(hand -> hands.put(hand(hand)));
        return told.put("hands", hands).put("times", times(scene.times()));
    }

    /** How far the text is, and what was just written. */
    static JSONObject of(List<Event> events, Speller speller) {
        JSONArray written = new JSONArray();
        events.forEach(event -> written.put(event(event)));
        return new JSONObject()
                .put("text", speller.text())
                .put("letters", letters(speller.text(), speller.decoded()))
                .put("suggestions", suggestions(speller.suggestions()))
                .put("events", written);
    }

    private static JSONObject hand(SeenHand seen) {
        return new JSONObject()
                .put("id", seen.id())
                .put("handedness", seen.hand().handedness().name().toLowerCase(Locale.ROOT))
                .put("landmarks", new JSONArray(seen.hand().landmarks()))
                .put("letter", orNull(seen.reading().letter()))
                .put("known", seen.reading().letter() != null)
                .put("probability", seen.reading().probability())
                .put("progress", seen.reading().progress())
                .put("distribution", orNull(seen.reading().distribution()))
                .put("path", orNull(seen.path()));
    }

    private static JSONArray letters(String text, BitSet decoded) {
        JSONArray letters = new JSONArray();
        for (int place = 0; place < text.length(); place++) {
            letters.put(new JSONObject()
                    .put("letter", text.substring(place, place + 1))
                    .put("decoded", decoded.get(place)));
        }
        return letters;
    }

    private static JSONObject suggestions(Suggestions suggestions) {
        return new JSONObject()
                .put("spelled", suggestions.literal())
                .put("choices", new JSONArray(suggestions.words()));
    }

    private static JSONObject times(StageTimes times) {
        return new JSONObject()
                .put("detect", times.detect())
                .put("draw", times.draw())
                .put("classify", times.classify());
    }

    /** An event by its kind, with what stands in the text by it. */
    static JSONObject event(Event event) {
        JSONObject described = new JSONObject().put("time", event.time());
        if (event instanceof Event.Letter letter) {
            return described.put("kind", "letter")
                    .put("letter", letter.letter())
                    .put("hand", letter.hand())
                    .put("probability", letter.probability());
        }
        if (event instanceof Event.Word word) {
            return described.put("kind", "word")
                    .put("word", word.word())
                    .put("spelled", Event.Letter.spelled(word.literal()));
        }
        Event.Correction correction = (Event.Correction) event;
        return described.put("kind", "correction")
                .put("takenBack", Event.Letter.spelled(correction.takenBack()))
                .put("letters", Event.Letter.spelled(correction.letters()));
    }

    private static Object orNull(Object value) {
        return value == null ? JSONObject.NULL : JSONObject.wrap(value);
    }
}
