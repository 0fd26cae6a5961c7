package org.aslkeras.demo;

import java.util.function.Consumer;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;

/**
 * Letters become text.
 *
 * @param onWord hears each word that ends, on the reader's thread
 */
record Writing(Speller speller, Consumer<String> onWord) implements Mode {
    @Override
    public void take(Scene scene, double seconds, double millis) {
        speller.suggestions(); // thought of here, and not where the screen is drawn
        for (Event event : scene.events()) {
            if (event instanceof Event.Word word) {
                onWord.accept(word.word());
            }
        }
    }
}
