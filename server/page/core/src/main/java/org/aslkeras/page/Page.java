package org.aslkeras.page;

import org.aslkeras.core.inference.ModelException;
import org.json.JSONObject;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** What {@code src/reading/worker.js} calls; answers are JSON. */
public final class Page {
    private static Session session;

    private Page() {}

    public static void main(String[] arguments) {}

    /** Opens everything: {alphabet, threshold}, or {failed} and why. */
    @JSExport
    public static String open(BrowserFiles files, String language) {
        try {
            session = new Session(new PageModels(files), language);
            return session.about().toString();
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
}
