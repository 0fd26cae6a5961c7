package org.aslkeras.core.text;

import java.util.List;
import java.util.function.UnaryOperator;

/** A decoder that replaces words, and suggests none. */
final class Meaning extends Decoder {
    private final UnaryOperator<List<Event.Letter>> meant;

    Meaning(UnaryOperator<List<Event.Letter>> meant) {
        this.meant = meant;
    }

    @Override
    public List<Event.Letter> decode(List<Event.Letter> letters) {
        return meant.apply(letters);
    }
}
