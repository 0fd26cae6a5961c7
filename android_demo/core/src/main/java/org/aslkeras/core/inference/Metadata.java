package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.List;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;
import org.json.JSONTokener;

/**
 * A JSON object, read strictly.
 *
 * <p>The reader is the phone's, which is older than the desktop's: only what both have is used. What
 * is lacking or garbled is a {@link Garbled}.
 */
final class Metadata {
    /** Names what is lacking or garbled. */
    static final class Garbled extends RuntimeException {
        private static final long serialVersionUID = 1;

        private Garbled(String what) {
            super(what);
        }
    }

    private static final int LONGEST_TEXT = 200;

    private final JSONObject known;

    private Metadata(JSONObject known) {
        this.known = known;
    }

    static Metadata parse(String json) {
        try {
            JSONTokener tokens = new JSONTokener(json);
            if (tokens.nextValue() instanceof JSONObject object && tokens.nextClean() == 0) {
                return new Metadata(object);
            }
            throw new Garbled("it is no single object");
        } catch (JSONException | StackOverflowError error) {
            // The phone's reader has no limit to how deep lists lie in lists.
            throw new Garbled(error.getMessage());
        }
    }

    boolean has(String name) {
        return known.has(name);
    }

    double number(String name) {
        if (!(known.opt(name) instanceof Number number)) {
            throw new Garbled(name);
        }
        return number.doubleValue();
    }

    /** The number, or a usual one where there is none; from a least to a greatest. */
    double number(String name, double usual, double least, double greatest) {
        double number = has(name) ? number(name) : usual;
        if (!(number >= least && number <= greatest)) {
            throw new Garbled(name + " " + number);
        }
        return number;
    }

    /** A whole number that is written as one. */
    int whole(String name) {
        if (!(known.opt(name) instanceof Integer number)) {
            throw new Garbled(name);
        }
        return number;
    }

    String text(String name) {
        return text(known.opt(name), name);
    }

    /** The text, or a usual one where there is none. */
    String text(String name, String usual) {
        return has(name) ? text(name) : usual;
    }

    String textOrNull(String name) {
        return known.isNull(name) ? null : text(name);
    }

    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object value : list(name)) {
            texts.add(text(value, name));
        }
        return texts;
    }

    List<Metadata> objects(String name) {
        List<Metadata> objects = new ArrayList<>();
        for (Object value : list(name)) {
            if (!(value instanceof JSONObject object)) {
                throw new Garbled(name);
            }
            objects.add(new Metadata(object));
        }
        return objects;
    }

    private List<Object> list(String name) {
        if (!(known.opt(name) instanceof JSONArray array)) {
            throw new Garbled(name);
        }
        List<Object> list = new ArrayList<>();
        for (int index = 0; index < array.length(); index++) {
            list.add(array.opt(index));
        }
        return list;
    }

    private static String text(Object value, String name) {
        if (!(value instanceof String text) || text.length() > LONGEST_TEXT) {
            throw new Garbled(name);
        }
        return text;
    }
}
