package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON into {@code Map}, {@code List}, {@code String}, {@code Double}, {@code Boolean} and
 * null. Android has a reader of its own, which plain Java lacks.
 */
public final class Json {
    private static final int DEEPEST = 100;

    private final String text;
    private int position = 0;

    private Json(String text) {
        this.text = text;
    }

    /**
     * The value that a text holds.
     *
     * @throws IllegalArgumentException if it is not JSON, saying where
     */
    public static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.position != text.length()) {
            throw json.error("the end");
        }
        return value;
    }

    private Object value(int depth) {
        skipSpace();
        if (depth > DEEPEST || position == text.length()) {
            throw error("a value");
        }
        return switch (text.charAt(position)) {
            case '{' -> object(depth);
            case '[' -> list(depth);
            case '"' -> string();
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        position++;
        if (accept('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            expect(':');
            members.put(name, value(depth + 1));
        } while (accept(','));
        expect('}');
        return members;
    }

    private List<Object> list(int depth) {
        List<Object> items = new ArrayList<>();
        position++;
        if (accept(']')) {
            return items;
        }
        do {
            items.add(value(depth + 1));
        } while (accept(','));
        expect(']');
        return items;
    }

    private String string() {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (position < text.length()) {
            char letter = text.charAt(position++);
            if (letter == '"') {
                return string.toString();
            }
            string.append(letter == '\\' ? escaped() : letter);
        }
        throw error("a quotation mark");
    }

    private char escaped() {
        if (position == text.length()) {
            throw error("an escaped letter");
        }
        char letter = text.charAt(position++);
        return switch (letter) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> letter;
        };
    }

    private char unicode() {
        position += 4;
        if (position > text.length()) {
            throw error("four digits");
        }
        return (char) Integer.parseInt(text.substring(position - 4, position), 16);
    }

    private Double number() {
        int start = position;
        while (position < text.length() && "+-.eE0123456789".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return Double.valueOf(text.substring(start, position));
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, position)) {
            throw error(word);
        }
        position += word.length();
        return value;
    }

    private boolean accept(char letter) {
        skipSpace();
        boolean found = position < text.length() && text.charAt(position) == letter;
        position += found ? 1 : 0;
        return found;
    }

    private void expect(char letter) {
        if (!accept(letter)) {
            throw error(String.valueOf(letter));
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private IllegalArgumentException error(String expected) {
        return new IllegalArgumentException("JSON: expected " + expected + " at " + position);
    }
}
