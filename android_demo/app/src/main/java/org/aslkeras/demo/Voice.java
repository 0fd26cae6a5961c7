package org.aslkeras.demo;

import android.speech.tts.TextToSpeech;
import java.util.Locale;

/** Speaks text in English with the phone's own voice; it starts when it is first needed. */
final class Voice {
    private final DemoApplication application;
    private final Runnable onMissing;
    private final Runnable onForeign;
    private TextToSpeech speech;
    private String waiting;
    private boolean ready = false;
    private boolean missing = false;

    /**
     * @param onMissing runs where the phone has no voice
     * @param onForeign runs where it has none for English, and another one speaks
     */
    Voice(DemoApplication application, Runnable onMissing, Runnable onForeign) {
        this.application = application;
        this.onMissing = onMissing;
        this.onForeign = onForeign;
    }

    /** Speaks a text, instead of what is being spoken. */
    void say(String text) {
        if (speech == null) {
            waiting = text;
            start();
        } else if (ready) {
            speech.speak(text, TextToSpeech.QUEUE_FLUSH, null, "text");
        } else {
            waiting = text;
        }
    }

    /** Falls silent and frees the voice. */
    void close() {
        if (speech != null) {
            speech.shutdown();
            speech = null;
            ready = false;
        }
    }

    private void start() {
        missing = false;
        TextToSpeech begun = application.voice(this::started);
        if (missing) { // was said before this was known
            begun.shutdown();
        } else {
            speech = begun;
        }
    }

    private void started(int status) {
        if (status != TextToSpeech.SUCCESS) {
            missing = true;
            close();
            onMissing.run();
        } else if (speech != null) {
            ready = true;
            if (speech.setLanguage(Locale.US) < TextToSpeech.LANG_AVAILABLE) {
                onForeign.run();
            }
            say(waiting);
        }
    }
}
