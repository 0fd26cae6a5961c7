package org.aslkeras.demo;

import android.app.Activity;
import android.view.View;
import android.widget.Button;
import android.widget.HorizontalScrollView;
import java.util.List;
import java.util.function.Consumer;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.Suggestions;

/**
 * What the word may become, above the text: first what was spelled, in quotes, then three others. A
 * press takes one; what stands in the text now is framed.
 */
final class SuggestionStrip {
    private static final int[] BUTTONS = {R.id.first_word, R.id.second_word, R.id.third_word};

    private final Activity activity;
    private final Speller speller;
    private final HorizontalScrollView strip;
    private Suggestions shown = Suggestions.NOTHING;
    private String stands = "";

    /**
     * @param changed takes what changed in the text
     */
    SuggestionStrip(Activity activity, Speller speller, Consumer<List<Event>> changed) {
        this.activity = activity;
        this.speller = speller;
        strip = activity.findViewById(R.id.suggestions);
        button(R.id.spelled)
                .setOnClickListener(view -> changed.accept(speller.keepSpelled()));
        for (int place = 0; place < BUTTONS.length; place++) {
            int choice = place;
            button(BUTTONS[place])
                    .setOnClickListener(view -> changed.accept(speller.accept(choice)));
        }
    }

    /**
     * Shows what there is now; its room stays where a dictionary is in use, so that nothing jumps.
     *
     * @param hasRoom whether one is
     */
    void show(boolean hasRoom) {
        Suggestions now = hasRoom ? speller.suggestions() : Suggestions.NOTHING;
        String text = speller.text().trim();
        String last = text.substring(text.lastIndexOf(' ') + 1);
        boolean isSomething = !now.literal().isEmpty();
        strip.setVisibility(isSomething ? View.VISIBLE : hasRoom ? View.INVISIBLE : View.GONE);
        if (now == shown && last.equals(stands)) {
            return;
        }
        shown = now;
        stands = last;
        List<String> words = now.words();
        name(R.id.spelled, activity.getString(R.string.spelled, now.literal()), now.literal());
        button(R.id.spelled)
                .setContentDescription(activity.getString(R.string.keep_spelled, now.literal()));
        for (int place = 0; place < BUTTONS.length; place++) {
            boolean isThere = place < words.size();
            button(BUTTONS[place]).setVisibility(isThere ? View.VISIBLE : View.GONE);
            if (isThere) {
                name(BUTTONS[place], words.get(place), words.get(place));
            }
        }
        strip.scrollTo(0, 0);
    }

    private void name(int id, String name, String word) {
        button(id).setText(name);
        button(id).setSelected(word.equals(stands));
    }

    private Button button(int id) {
        return activity.findViewById(id);
    }
}
