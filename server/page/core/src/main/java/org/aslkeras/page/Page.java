package org.aslkeras.page;

import java.io.IOException;
import org.aslkeras.core.inference.ModelException;
import org.json.JSONObject;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** What {@code src/reading/worker.js} calls; answers are JSON, as {@code src/messages.md} has them. */
public final class Page {
    private static Session session;

    private Page() {}

    public static void main(String[] arguments) {}

    /** Opens everything; what it is, or {failed} and why. */
    @JSExport
    public static String open(BrowserFiles files, String language) {
        try {
            Opened opened = new Opened(new PageModels(files));
            session = new Session(opened, language);
            return opened.about().toString();
        } catch (ModelException error) {
            return new JSONObject().put("failed", error.getMessage()).toString();
        }
    }

    /** Reads a frame, taken at a time in seconds. */
    @JSExport
    public static String frame(
            BrowserPixels pixels, int width, int height, boolean mirrored, double time) {
        return session.frame(pixels, width, height, mirrored, time).toString();
    }

    /** Reads a photograph, from this threshold on. */
    @JSExport
    public static String photo(BrowserPixels pixels, int width, int height, double threshold) {
        return session.photo(pixels, width, height, threshold).toString();
    }

    /** The mask of the first hand of the last picture; null without one. */
    @JSExport
    @JSByRef
    public static byte[] mask() {
        return session.mask();
    }

    /** From the next frame on; a threshold of NaN is the models' own. */
    @JSExport
    public static void rules(double threshold, double hold) {
        session.setRules(threshold, hold);
    }

    /** Changes the text: "delete", "clear", "space", or "set" to what is written. */
    @JSExport
    public static String text(String action, String written) {
        return session.change(action, written).toString();
    }

    /** Takes a suggestion, from 0 on. */
    @JSExport
    public static String accept(int choice) {
        return session.accept(choice).toString();
    }

    /** Leaves the word as it is spelled. */
    @JSExport
    public static String keep() {
        return session.keepSpelled().toString();
    }

    /** Writes another letter in the place of the last one, and learns it. */
    @JSExport
    public static String correct(String letter) {
        return session.correct(letter).toString();
    }

    /** The next frame does not follow from the last. */
    @JSExport
    public static void cut() {
        session.cut();
    }

    /** Practises words, with spaces between; null ends it. */
    @JSExport
    public static String practise(String words) {
        return session.practise(words).toString();
    }

    /** Leaves a letter of the practice out, or the rest of a word. */
    @JSExport
    public static String skip(boolean word) {
        return session.skip(word).toString();
    }

    /** What was learnt. */
    @JSExport
    @JSByRef
    public static byte[] profile() throws IOException {
        return session.profile();
    }

    /** Reads with what was learnt elsewhere; says whether that is a profile. */
    @JSExport
    public static boolean takeProfile(@JSByRef byte[] content) {
        try {
            session.takeProfile(content);
            return true;
        } catch (IOException error) {
            return false;
        }
    }

    /** Forgets what was learnt. */
    @JSExport
    public static void forget() {
        session.forget();
    }

    /** How many hands were learnt. */
    @JSExport
    public static int known() {
        return session.known();
    }
}
