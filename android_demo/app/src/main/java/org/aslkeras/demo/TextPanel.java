package org.aslkeras.demo;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import android.content.Intent;
import android.text.Layout;
import android.view.View;
import android.widget.TextView;
import android.widget.Toast;
import org.aslkeras.core.text.Speller;

/** The spelled text and its buttons: space, delete, clear and its undoing, copy, share and speak. */
final class TextPanel {
    private final Activity activity;
    private final Speller speller;
    private final TextView view;
    private final Voice voice;
    private final Runnable changed;
    private String cleared = "";

    /**
     * @param changed is called when a button may have changed the text
     */
    TextPanel(Activity activity, Speller speller, Runnable changed) {
        this.activity = activity;
        this.speller = speller;
        this.changed = changed;
        view = activity.findViewById(R.id.text);
        view.addOnLayoutChangeListener(
                (text, left, top, right, bottom, l, t, r, b) -> scrollToEnd());
        voice = new Voice(
                (DemoApplication) activity.getApplication(),
                () -> toast(R.string.no_voice),
                () -> toast(R.string.no_english_voice));
        button(R.id.space, speller::endWord);
        button(R.id.delete, speller::delete);
        button(R.id.clear, this::clear);
        button(R.id.undo, this::undo);
        button(R.id.copy, this::copy);
        button(R.id.share, this::share);
        button(R.id.speak, () -> voice.say(speller.text()));
        show();
    }

    /**
     * Shows the text as it is now, its end in sight; a screen reader is told only of a change.
     *
     * @return whether a letter has come
     */
    boolean show() {
        String text = speller.text();
        boolean hasGrown = text.length() > view.length() && !text.endsWith(" ");
        if (!text.contentEquals(view.getText())) {
            view.setText(text);
            view.post(this::scrollToEnd);
        }
        activity.findViewById(R.id.undo)
                .setVisibility(cleared.isEmpty() ? View.GONE : View.VISIBLE);
        return hasGrown;
    }

    /** Falls silent. */
    void close() {
        voice.close();
    }

    private void scrollToEnd() {
        Layout lines = view.getLayout();
        if (lines != null) {
            int room = view.getHeight() - view.getTotalPaddingTop() - view.getTotalPaddingBottom();
            view.scrollTo(0, Math.max(0, lines.getHeight() - room));
        }
    }

    private void button(int id, Runnable action) {
        activity.findViewById(id).setOnClickListener(button -> {
            action.run();
            changed.run();
        });
    }

    private void clear() {
        String text = speller.text();
        cleared = text.isEmpty() ? cleared : text;
        speller.clear();
    }

    /** What was written since then stays, behind what comes back. */
    private void undo() {
        synchronized (speller) {
            speller.setText(cleared + speller.text());
        }
        cleared = "";
    }

    private void copy() {
        ClipboardManager clipboard =
                (ClipboardManager) activity.getSystemService(Context.CLIPBOARD_SERVICE);
        String label = activity.getString(R.string.app_name);
        clipboard.setPrimaryClip(ClipData.newPlainText(label, speller.text()));
        toast(R.string.copied);
    }

    private void share() {
        Intent send = new Intent(Intent.ACTION_SEND).setType("text/plain");
        send.putExtra(Intent.EXTRA_TEXT, speller.text());
        activity.startActivity(Intent.createChooser(send, null));
    }

    private void toast(int string) {
        Toast.makeText(activity, string, Toast.LENGTH_SHORT).show();
    }
}
