package org.aslkeras.demo;

import android.text.SpannableString;
import android.text.Spanned;
import android.text.style.UnderlineSpan;
import java.util.BitSet;
import org.aslkeras.core.text.Speller;

/**
 * A text with lines under what a dictionary put there, as on the desktop.
 *
 * @param decoded the places of these letters
 */
record MarkedText(String text, BitSet decoded) {
    /** What is spelled now. */
    static MarkedText of(Speller speller) {
        synchronized (speller) {
            return new MarkedText(speller.text(), speller.decoded());
        }
    }

    /** To be shown. */
    CharSequence shown() {
        SpannableString shown = new SpannableString(text);
        int start = decoded.nextSetBit(0);
        while (start >= 0) {
            int end = decoded.nextClearBit(start);
            shown.setSpan(new UnderlineSpan(), start, end, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
            start = decoded.nextSetBit(end);
        }
        return shown;
    }
}
