package org.aslkeras.page;

import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Practice;
import org.json.JSONArray;
import org.json.JSONObject;

/** A practice, and how it is told; nothing while there is none. */
final class Lesson {
    private static final double LONGEST_STEP = 1.5; // seconds; longer ones are pauses

    private Practice practice; // null: none
    private int words;
    private double last = Double.NaN; // frame's time, in seconds

    /** Practises these words, in capitals, one after another; those that are always there for none. */
    void begin(String wanted) {
        List<String> list = wanted.isEmpty() ? Practice.WORDS : Arrays.asList(wanted.split(" "));
        practice = new Practice(list);
        words = list.size();
    }

    void end() {
        practice = null;
    }

    void skip(boolean word) {
        if (practice == null) {
            return;
        }
        if (word) {
            practice.skipWord();
        } else {
            practice.skip();
        }
    }

    /** A frame has come, at a time in seconds. */
    void see(double time) {
        if (practice != null) {
            if (time - last > LONGEST_STEP) {
                practice.rest(time - last);
            }
            practice.see(time);
        }
        last = time;
    }

    /** Takes what was written. */
    void take(List<Event> written) {
        if (practice != null) {
            written.forEach(practice::take);
        }
    }

    /** How far it is, as {@code src/messages.md} has it. */
    Object told() {
        if (practice == null) {
            return JSONObject.NULL;
        }
        Practice.Step step = practice.step();
        return new JSONObject()
                .put("word", step.word())
                .put("place", step.place())
                .put("letter", step.letter())
                .put("instead", step.instead())
                .put("over", practice.wordsOver())
                .put("words", words)
                .put("took", orNull(practice.took()))
                .put("summary", told(practice.summary()));
    }

    private static JSONObject told(Practice.Summary summary) {
        JSONArray hard = new JSONArray();
        summary.hard().forEach(one -> hard.put(told(one)));
        return new JSONObject()
                .put("words", summary.words())
                .put("letters", summary.letters())
                .put("skipped", summary.skipped())
                .put("seconds", orNull(summary.seconds()))
                .put("hard", hard);
    }

    private static JSONObject told(Practice.Hard one) {
        JSONArray instead = new JSONArray();
        one.instead().forEach(count -> instead.put(new JSONObject()
                .put("letter", count.letter())
                .put("times", count.times())));
        return new JSONObject()
                .put("letter", one.letter())
                .put("seconds", orNull(one.seconds()))
                .put("instead", instead);
    }

    private static Object orNull(double number) {
        return Double.isNaN(number) ? JSONObject.NULL : (Object) number;
    }
}
