package org.aslkeras.demo;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import android.widget.TextView;
import android.widget.Toast;
import org.aslkeras.core.text.Speller;

/** The spelled text and its buttons: space, delete, clear, copy and speak. */
final class TextPanel {
    private final Activity activity;
    private final Speller speller;
    private final TextView view;
    private final Voice voice;
    private final Runnable changed;

    /**
     * @param changed is called when a button may have changed the text
     */
    TextPanel(Activity activity, Speller speller, Runnable changed) {
        this.activity = activity;
        this.speller = speller;
        this.changed = changed;
        view = activity.findViewById(R.id.text);
        voice = new Voice(activity, () -> toast(R.string.no_voice));
        button(R.id.space, speller::endWord);
        button(R.id.delete, speller::delete);
        button(R.id.clear, speller::clear);
        button(R.id.copy, this::copy);
        button(R.id.speak, () -> voice.say(speller.text()));
        show();
    }

    /** Shows the text as it is now; a screen reader is told only of a change. */
    void show() {
        String text = speller.text();
        if (!text.contentEquals(view.getText())) {
            view.setText(text);
        }
    }

    /** Falls silent. */
    void close() {
        voice.close();
    }

    private void button(int id, Runnable action) {
        activity.findViewById(id).setOnClickListener(button -> {
            action.run();
            changed.run();
        });
    }

    private void copy() {
        ClipboardManager clipboard =
                (ClipboardManager) activity.getSystemService(Context.CLIPBOARD_SERVICE);
        String label = activity.getString(R.string.app_name);
        clipboard.setPrimaryClip(ClipData.newPlainText(label, speller.text()));
        toast(R.string.copied);
    }

    private void toast(int string) {
        Toast.makeText(activity, string, Toast.LENGTH_SHORT).show();
    }
}
