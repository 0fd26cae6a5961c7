package org.aslkeras.page;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.json.JSONObject;

/** What is open while a page is: the models, the text, and what was seen last. */
final class Session {
    private static final File PROFILE = new File("/profile.npz"); // in memory; the page keeps it
    private static final String SIGNER = "page"; // of a new profile
    private static final double NANOS = 1e9;

    private final double threshold; // the models' own
    private final Decoder decoder; // null: words stay as they are spelled
    private final Speller speller;
    private final Signer signer; // null where the models cannot learn
    private final LiveReader reader;
    private final Lesson lesson = new Lesson();
    private final Picture picture = new Picture();
    private final Masks masks = new Masks();
    private Scene scene = Scene.EMPTY;

    /**
     * @param language of the dictionary; empty for none
     * @throws ModelException if a model is missing, damaged or refused
     */
    Session(Opened opened, String language) throws ModelException {
        threshold = opened.letters().threshold();
        decoder = opened.decoder(language);
        Reader anybody = opened.letters().open();
        signer = anybody.embeddingSize() > 0 ? new Signer(anybody, PROFILE, SIGNER) : null;
        speller =
                new Speller(
                        opened.letters().alphabet(),
                        Rules.DEFAULT.with(threshold, Rules.DEFAULT.hold()),
                        decoder);
        reader =
                new LiveReader(
                        opened.finder(),
                        signer == null ? anybody : signer.reader(),
                        speller,
                        signer,
                        opened.movements());
    }

    JSONObject frame(BrowserPixels pixels, int width, int height, boolean mirrored, double time) {
        pixels.fill(picture.resize(width, height).pixels());
        scene = reader.read(picture, mirrored, (long) (time * NANOS), masks);
        lesson.see(time);
        lesson.take(scene.events());
        return SceneText.of(scene, text(scene.events()));
    }

    JSONObject photo(BrowserPixels pixels, int width, int height, double known) {
        pixels.fill(picture.resize(width, height).pixels());
        scene = reader.readPhoto(picture, known, masks);
        return SceneText.of(scene, new JSONObject());
    }

    /** Of the first hand that was seen last, 128 x 128 RGB; null without one. */
    byte[] mask() {
        return scene.hands().isEmpty() ? null : scene.hands().get(0).mask().rgb();
    }

    /** Letters are known from this threshold on, or the models' own for a NaN. */
    void setRules(double known, double hold) {
        speller.setRules(Rules.DEFAULT.with(Double.isNaN(known) ? threshold : known, hold));
    }

    JSONObject change(String action, String written) {
        switch (action) {
            case "delete" -> speller.delete();
            case "clear" -> speller.clear();
            case "set" -> speller.setText(written);
            default -> {
                return text(reader.endWord());
            }
        }
        return text(Collections.emptyList());
    }

    JSONObject accept(int choice) {
        return text(speller.accept(choice));
    }

    JSONObject keepSpelled() {
        return text(speller.keepSpelled());
    }

    JSONObject correct(String letter) {
        Corrector.Corrected corrected = reader.correct(letter);
        String outcome = corrected.outcome().name().toLowerCase(Locale.ROOT);
        lesson.take(corrected.events());
        return text(corrected.events()).put("outcome", outcome.replace('_', ' '));
    }

    void cut() {
        reader.cut();
    }

    /** Words with spaces between, none for those that are always there; null ends a practice. */
    JSONObject practise(String words) {
        if (words == null) {
            lesson.end();
        } else {
            lesson.begin(words);
        }
        speller.setDecoder(words == null ? decoder : null); // what is spelled is what counts
        return text(Collections.emptyList());
    }

    JSONObject skip(boolean word) {
        lesson.skip(word);
        return text(Collections.emptyList());
    }

    /**
     * What was learnt, as an NPZ file of the desktop; none where nothing can be.
     *
     * @throws IOException never, as it is written into memory
     */
    byte[] profile() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        if (signer != null) {
            signer.give(content);
        }
        return content.toByteArray();
    }

    /**
     * Reads with what was learnt elsewhere.
     *
     * @throws IOException if it is no profile
     */
    void takeProfile(byte[] content) throws IOException {
        if (signer != null) {
            signer.take(new ByteArrayInputStream(content));
        }
    }

    /** How many hands were learnt. */
    int known() {
        return signer == null ? 0 : signer.size();
    }

    void forget() {
        if (signer != null) {
            signer.forget();
        }
    }

    private JSONObject text(List<Event> events) {
        return SceneText.of(events, speller).put("practice", lesson.told());
    }
}
