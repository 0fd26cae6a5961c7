package org.aslkeras.demo;

import android.content.Context;
import android.content.SharedPreferences;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.text.Rules;

/** What the user has chosen; kept on the phone. */
final class Settings {
    /** All stays as it is spelled. */
    static final String NO_LANGUAGE = "none";

    private static final String FRONT = "front";
    private static final String THRESHOLD = "threshold";
    private static final String MODEL = "model"; // whose threshold it is
    private static final String HOLD = "hold";
    private static final String THREADS = "threads";
    private static final String MASK = "mask";
    private static final String LANGUAGE = "language";
    private static final String SPEAKS = "speaks";
    private static final String WORDS = "words";
    private static final String USUAL_LANGUAGE = "en";
    private static final int USUAL_THREADS = 2;

    private final SharedPreferences kept;
    private final float usualThreshold;
    private final long model;

    /**
     * @param letters whose threshold is the user's own until another model comes
     */
    Settings(Context context, Shipped letters) {
        kept = context.getSharedPreferences("settings", Context.MODE_PRIVATE);
        usualThreshold = (float) letters.threshold();
        model = letters.mark();
    }

    boolean front() {
        return kept.getBoolean(FRONT, true);
    }

    void setFront(boolean front) {
        kept.edit().putBoolean(FRONT, front).apply();
    }

    /** 0 to 1. */
    float threshold() {
        boolean isOfThisModel = kept.getLong(MODEL, ~model) == model;
        return isOfThisModel ? kept.getFloat(THRESHOLD, usualThreshold) : usualThreshold;
    }

    void setThreshold(float threshold) {
        kept.edit().putFloat(THRESHOLD, threshold).putLong(MODEL, model).apply();
    }

    /** In seconds. */
    float hold() {
        return kept.getFloat(HOLD, (float) Rules.DEFAULT.hold());
    }

    void setHold(float seconds) {
        kept.edit().putFloat(HOLD, seconds).apply();
    }

    int threads() {
        return kept.getInt(THREADS, USUAL_THREADS);
    }

    void setThreads(int threads) {
        kept.edit().putInt(THREADS, threads).apply();
    }

    boolean showsMask() {
        return kept.getBoolean(MASK, false);
    }

    void setShowsMask(boolean shows) {
        kept.edit().putBoolean(MASK, shows).apply();
    }

    /** Whose words are known, {@code en}, or {@link #NO_LANGUAGE}. */
    String language() {
        return kept.getString(LANGUAGE, USUAL_LANGUAGE);
    }

    void setKnowsWords(boolean knows) {
        kept.edit().putString(LANGUAGE, knows ? USUAL_LANGUAGE : NO_LANGUAGE).apply();
    }

    /** Whether each word is read aloud when it ends. */
    boolean speaks() {
        return kept.getBoolean(SPEAKS, false);
    }

    void setSpeaks(boolean speaks) {
        kept.edit().putBoolean(SPEAKS, speaks).apply();
    }

    /** What the user typed to practise; empty for the usual words. */
    String words() {
        return kept.getString(WORDS, "");
    }

    void setWords(String words) {
        kept.edit().putString(WORDS, words).apply();
    }

    /** When a letter is written. */
    Rules rules() {
        return Rules.DEFAULT.with(threshold(), hold());
    }
}
