package org.aslkeras.page.golden;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Slide;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Practice;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;
import org.json.JSONArray;
import org.json.JSONObject;

/** Cases of {@code tests/golden/words.json}. */
final class Words {
    private static final int[] PALM = {0, 5, 9, 13, 17};
    private static final double MOST = 25; // of the nearest words' cost

    private final Dictionary dictionary;
    private final Confusion confusion;

    Words(byte[] dictionary, byte[] confusion) throws IOException {
        this.dictionary = Dictionary.read(dictionary);
        this.confusion = Confusion.read(confusion);
    }

    /** What a word is read as, what is suggested, and the nearest words. */
    JSONObject decode(JSONObject golden) {
        DictionaryDecoder decoder =
                new DictionaryDecoder(
                        dictionary, confusion, Json.alphabet(golden.getJSONObject("alphabet")));
        List<Event.Letter> letters = new ArrayList<>();
        Json.objects(golden.getJSONArray("letters")).forEach(one -> letters.add(letter(one)));
        List<Event.Letter> meant = decoder.decode(letters);
        JSONArray marked = new JSONArray();
        JSONArray times = new JSONArray();
        meant.forEach(one -> marked.put(one.decoded()));
        meant.forEach(one -> times.put(one.time()));
        JSONArray nearest = new JSONArray();
        for (DictionaryDecoder.Meant one : decoder.ranked(letters, true, MOST)) {
            nearest.put(new JSONArray().put(one.word()).put(one.cost()));
        }
        return new JSONObject()
                .put("decoded", Event.Letter.spelled(meant))
                .put("marked", marked)
                .put("times", times)
                .put("suggested", decoder.suggest(letters).words())
                .put("nearest", nearest);
    }

    private static Event.Letter letter(JSONObject one) {
        return new Event.Letter(
                one.getDouble("time"),
                0,
                one.getString("letter"),
                one.getDouble("probability"),
                one.isNull("distribution") ? null : Json.numbers(one.getJSONArray("distribution")),
                one.getBoolean("decoded"));
    }

    /** The frames at which a slide came to its end. */
    static JSONArray slide(JSONObject golden) {
        Slide slide = new Slide();
        JSONArray slid = new JSONArray();
        int place = 0;
        for (JSONObject frame : Json.objects(golden.getJSONArray("frames"))) {
            if (slide.update(frame.getDouble("time"), hand(frame.optJSONArray("palm")))) {
                slid.put(place);
            }
            place++;
        }
        return slid;
    }

    private static float[] hand(JSONArray palm) {
        if (palm == null) {
            return null;
        }
        float[] hand = new float[63];
        for (int place = 0; place < PALM.length; place++) {
            double[] point = Json.numbers(palm.getJSONArray(place));
            hand[3 * PALM[place]] = (float) point[0];
            hand[3 * PALM[place] + 1] = (float) point[1];
        }
        return hand;
    }

    /** The steps of a practice, and what came of it. */
    static JSONObject practise(JSONObject golden) {
        Practice practice = new Practice(Json.texts(golden.getJSONArray("words")));
        practice.see(0);
        JSONArray steps = new JSONArray();
        double time = 0;
        for (String sign : Json.texts(golden.getJSONArray("written"))) {
            time++;
            doSign(practice, sign, time);
            Practice.Step step = practice.step();
            steps.put(new JSONArray()
                    .put(step.word()).put(step.place()).put(step.letter()).put(step.instead()));
        }
        return new JSONObject()
                .put("steps", steps)
                .put("took", Json.orNull(practice.took()))
                .put("summary", told(practice.summary()));
    }

    private static void doSign(Practice practice, String sign, double time) {
        int change = sign.indexOf('>');
        List<Event.Letter> letters = Spelling.letters(sign.substring(change + 1), time);
        switch (sign) {
            case "_" -> practice.skip();
            case "#" -> practice.skipWord();
            default -> practice.take(change < 0
                    ? letters.get(0)
                    : new Event.Correction(
                            time, Spelling.letters(sign.substring(0, change), time), letters));
        }
    }

    private static JSONArray told(Practice.Summary summary) {
        JSONArray hard = new JSONArray();
        for (Practice.Hard one : summary.hard()) {
            JSONArray instead = new JSONArray();
            one.instead().forEach(
                    count -> instead.put(new JSONArray().put(count.letter()).put(count.times())));
            hard.put(new JSONArray()
                    .put(one.letter()).put(Json.orNull(one.seconds())).put(instead));
        }
        return new JSONArray()
                .put(summary.words())
                .put(summary.letters())
                .put(summary.skipped())
                .put(Json.orNull(summary.seconds()))
                .put(hard);
    }
}
