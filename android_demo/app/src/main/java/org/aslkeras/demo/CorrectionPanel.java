package org.aslkeras.demo;

import android.app.Activity;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;
import android.widget.TextView;
import java.util.function.Consumer;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.text.Speller;

/** Corrects the last letter: a button with it opens the letters to choose from. */
final class CorrectionPanel {
    private final Activity activity;
    private final Speller speller;
    private final Button last;
    private final Panels panels;

    /**
     * @param panels where the letters are
     * @param models whose letters there are to choose from
     * @param chosen takes the letter that it should have been
     */
    CorrectionPanel(
            Activity activity,
            Speller speller,
            Panels panels,
            Shipped models,
            Consumer<String> chosen) {
        this.activity = activity;
        this.speller = speller;
        last = activity.findViewById(R.id.correct);
        this.panels = panels;
        activity.<TextView>findViewById(R.id.which_letter)
                .setText(models.embeds() ? R.string.which_letter_to_learn : R.string.which_letter);
        ViewGroup letters = activity.findViewById(R.id.letters);
        for (String letter : models.alphabet().letters()) {
            Button button =
                    (Button) LayoutInflater.from(activity).inflate(R.layout.letter, letters, false);
            button.setText(letter);
            button.setOnClickListener(view -> {
                panels.closeCorrection();
                chosen.accept(letter);
            });
            letters.addView(button);
        }
        show();
    }

    /** Shows the last letter of the text as it is now; without one nothing can be corrected. */
    void show() {
        String text = speller.text().trim();
        if (text.isEmpty()) {
            last.setVisibility(View.GONE);
            panels.closeCorrection();
            return;
        }
        String letter = text.substring(text.offsetByCodePoints(text.length(), -1));
        String question = activity.getString(R.string.correct, letter);
        if (!question.contentEquals(last.getText())) {
            last.setText(question);
        }
        last.setVisibility(View.VISIBLE);
    }
}
