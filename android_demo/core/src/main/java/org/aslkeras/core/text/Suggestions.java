package org.aslkeras.core.text;

import java.util.Collections;
import java.util.List;

/**
 * What a word may become.
 *
 * @param literal as it is spelled
 * @param words at most three others, the likeliest first
 */
public record Suggestions(String literal, List<String> words) {
    public static final Suggestions NOTHING = new Suggestions("", Collections.emptyList());
}
