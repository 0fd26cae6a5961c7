package org.aslkeras.demo;

import android.content.Context;
import android.graphics.Typeface;
import android.text.SpannableString;
import android.text.Spanned;
import android.text.style.ForegroundColorSpan;
import android.text.style.StyleSpan;
import android.text.style.UnderlineSpan;

/** A word of a practice: what is over, this letter, what is to come. */
final class PracticeWord {
    private PracticeWord() {}

    /**
     * To be shown.
     *
     * @param place of the letter to sign now
     */
    static CharSequence shown(Context context, String word, int place) {
        SpannableString shown = new SpannableString(word);
        set(shown, new ForegroundColorSpan(context.getColor(R.color.right)), 0, place);
        set(shown, new StyleSpan(Typeface.BOLD), place, place + 1);
        set(shown, new UnderlineSpan(), place, place + 1);
        int muted = context.getColor(R.color.muted);
        set(shown, new ForegroundColorSpan(muted), place + 1, word.length());
        return shown;
    }

    private static void set(SpannableString text, Object span, int start, int end) {
        text.setSpan(span, start, end, Spanned.SPAN_EXCLUSIVE_EXCLUSIVE);
    }
}
