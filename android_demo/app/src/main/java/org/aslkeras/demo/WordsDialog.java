package org.aslkeras.demo;

import android.app.Activity;
import android.app.AlertDialog;
import android.text.InputType;
import android.text.TextUtils;
import android.widget.EditText;
import java.util.List;
import java.util.function.Consumer;
import org.aslkeras.core.live.PracticeWords;

/** Asks for words to practise; says which of them cannot be spelled, and asks on. */
final class WordsDialog {
    private final Activity activity;
    private final PracticeWords known;
    private final String before;
    private final Consumer<String> done;

    /**
     * @param before what was typed the last time
     * @param done takes what was typed, all of which can be spelled; empty for the usual words
     */
    WordsDialog(Activity activity, PracticeWords known, String before, Consumer<String> done) {
        this.activity = activity;
        this.known = known;
        this.before = before;
        this.done = done;
    }

    void show() {
        EditText words = new EditText(activity);
        words.setId(R.id.own_words_field);
        words.setText(before);
        words.setHint(R.string.own_words_hint);
        words.setInputType(
                InputType.TYPE_CLASS_TEXT
                        | InputType.TYPE_TEXT_FLAG_CAP_CHARACTERS
                        | InputType.TYPE_TEXT_FLAG_NO_SUGGESTIONS);
        AlertDialog dialog =
                new AlertDialog.Builder(activity)
                        .setTitle(R.string.own_words)
                        .setView(words)
                        .setPositiveButton(R.string.ok, null)
                        .setNegativeButton(R.string.cancel, null)
                        .create();
        dialog.show();
        dialog.getButton(AlertDialog.BUTTON_POSITIVE).setOnClickListener(view -> {
            List<String> typed = known.typed(words.getText().toString());
            String wrong = known.wrong(typed);
            if (wrong.isEmpty()) {
                dialog.dismiss();
                done.accept(TextUtils.join(" ", typed));
            } else {
                words.setError(activity.getString(R.string.own_words_wrong, wrong));
            }
        });
    }
}
