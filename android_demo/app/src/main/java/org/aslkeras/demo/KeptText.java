package org.aslkeras.demo;

import android.content.Context;
import android.content.SharedPreferences;

/** The spelled text, kept on the phone: leaving the app, in whatever way, loses nothing. */
final class KeptText {
    private static final String TEXT = "text";

    private final SharedPreferences kept;

    KeptText(Context context) {
        kept = context.getSharedPreferences(TEXT, Context.MODE_PRIVATE);
    }

    /** Empty if none was kept. */
    String read() {
        return kept.getString(TEXT, "");
    }

    void write(String text) {
        kept.edit().putString(TEXT, text).apply();
    }
}
