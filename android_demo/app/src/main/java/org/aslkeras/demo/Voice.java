package org.aslkeras.demo;

import android.content.Context;
import android.speech.tts.TextToSpeech;

/** Speaks text with the phone's own voice; it starts when it is first needed. */
final class Voice {
    private final Context context;
    private final Runnable onMissing;
    private TextToSpeech speech;
    private String waiting;
    private boolean ready = false;

    /**
     * @param onMissing runs where the phone has no voice
     */
    Voice(Context context, Runnable onMissing) {
        this.context = context;
        this.onMissing = onMissing;
    }

    /** Speaks a text, instead of what is being spoken. */
    void say(String text) {
        if (speech == null) {
            waiting = text;
            speech = new TextToSpeech(context, this::started);
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

    private void started(int status) {
        if (status != TextToSpeech.SUCCESS) {
            close();
            onMissing.run();
        } else if (speech != null) {
            ready = true;
            say(waiting);
        }
    }
}
