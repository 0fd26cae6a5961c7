package org.aslkeras.demo;

import android.content.res.Resources;
import android.text.TextUtils;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.motion.Movement;
import org.aslkeras.core.text.Practice;

/** A practice in words: {@code asl_keras.live.practice.report}. */
final class PracticeWording {
    private final Resources words;

    PracticeWording(Resources words) {
        this.words = words;
    }

    /**
     * What to do now.
     *
     * @param took seconds of the last word; NaN without any
     */
    String hint(Practice.Step step, double took) {
        if (step.letter().isEmpty()) {
            return words.getString(R.string.practice_over);
        }
        String asked = asked(step);
        if (!step.instead().isEmpty()) {
            return words.getString(R.string.practice_instead, step.instead(), asked);
        }
        if (step.place() > 0) {
            return words.getString(R.string.practice_right, asked);
        }
        return Double.isNaN(took) ? asked : words.getString(R.string.practice_took, took, asked);
    }

    /** How the letter is signed. */
    private String asked(Practice.Step step) {
        String letter = step.letter();
        int place = step.place();
        if (place > 0 && step.word().startsWith(letter, place - 1)) {
            return words.getString(R.string.practice_again, letter);
        }
        boolean moves = Movement.LETTERS.contains(letter);
        return words.getString(moves ? R.string.practice_draw : R.string.practice_sign, letter);
    }

    /** A summary, a line for each thing. */
    String summary(Practice.Summary summary) {
        List<String> lines = new ArrayList<>();
        if (Double.isNaN(summary.seconds())) {
            lines.add(words.getString(R.string.practice_nothing));
        } else {
            lines.add(words.getString(
                    R.string.practice_sum, summary.words(), summary.letters(), summary.seconds()));
        }
        if (summary.skipped() > 0) {
            lines.add(words.getString(R.string.practice_skipped, summary.skipped()));
        }
        summary.hard().forEach(one -> lines.add(hard(one)));
        return TextUtils.join("\n", lines);
    }

    private String hard(Practice.Hard one) {
        String took = Double.isNaN(one.seconds())
                ? words.getString(R.string.practice_never)
                : words.getString(R.string.practice_seconds, one.seconds());
        if (one.instead().isEmpty()) {
            return words.getString(R.string.practice_slow, one.letter(), took);
        }
        List<String> read = new ArrayList<>();
        for (Practice.Count count : one.instead()) {
            read.add(count.times() == 1
                    ? count.letter()
                    : words.getString(R.string.practice_times, count.letter(), count.times()));
        }
        String others = TextUtils.join(", ", read);
        return words.getString(R.string.practice_hard, one.letter(), took, others);
    }
}
