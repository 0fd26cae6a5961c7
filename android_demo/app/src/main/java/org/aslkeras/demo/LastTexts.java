package org.aslkeras.demo;

import android.content.Context;
import android.content.SharedPreferences;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;

/** The last texts, the newest first; kept on the phone only. */
final class LastTexts {
    private static final String NAME = "texts";
    private static final int MOST = 20;
    private static final int LONGEST = 5000; // characters

    private final SharedPreferences kept;

    LastTexts(Context context) {
        kept = context.getSharedPreferences(NAME, Context.MODE_PRIVATE);
    }

    /** All of them. */
    List<String> all() {
        List<String> texts = new ArrayList<>();
        try {
            JSONArray known = new JSONArray(kept.getString(NAME, "[]"));
            for (int place = 0; place < known.length(); place++) {
                texts.add(known.getString(place));
            }
        } catch (JSONException error) {
            texts.clear(); // whatever that was, it is no text of this app
        }
        return texts;
    }

    /** Keeps a text, unless it is blank; the oldest goes when there are too many. */
    void add(String text) {
        String trimmed = text.trim();
        if (trimmed.isEmpty()) {
            return;
        }
        List<String> texts = all();
        texts.remove(trimmed);
        texts.add(0, trimmed.substring(0, Math.min(LONGEST, trimmed.length())));
        write(texts.subList(0, Math.min(MOST, texts.size())));
    }

    void remove(String text) {
        List<String> texts = all();
        texts.remove(text.trim());
        write(texts);
    }

    void clear() {
        kept.edit().clear().apply();
    }

    private void write(List<String> texts) {
        kept.edit().putString(NAME, new JSONArray(texts).toString()).apply();
    }
}
