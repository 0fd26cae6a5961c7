package org.aslkeras.demo;

import java.util.function.Consumer;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Speller;

/** Lets the text's speller know a language, whose words are read on a thread of their own. */
final class Words {
    private final Assets assets;
    private final Alphabet alphabet;
    private final Speller speller;
    private final Consumer<String> onBad;
    private Decoder decoder; // null until they are read
    private String wanted = Settings.NO_LANGUAGE;

    /**
     * @param alphabet of the speller
     * @param onBad is told on any thread why they cannot be read
     */
    Words(Assets assets, Alphabet alphabet, Speller speller, Consumer<String> onBad) {
        this.assets = assets;
        this.alphabet = alphabet;
        this.speller = speller;
        this.onBad = onBad;
    }

    /** Corrects words of a language as soon as can be, or none at once. */
    synchronized void know(String language) {
        wanted = language;
        if (Settings.NO_LANGUAGE.equals(language)) {
            speller.setDecoder(null);
        } else if (decoder != null) {
            speller.setDecoder(decoder);
        } else {
            new Thread(() -> read(language), "words").start();
        }
    }

    private void read(String language) {
        try {
            set(language, assets.decoder(language, alphabet));
        } catch (ModelException error) {
            onBad.accept(error.getMessage());
        }
    }

    private synchronized void set(String language, Decoder read) {
        decoder = read;
        if (language.equals(wanted)) {
            speller.setDecoder(read);
        }
    }
}
