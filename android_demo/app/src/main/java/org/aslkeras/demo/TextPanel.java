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
import java.util.List;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;

/** The spelled text, what its last word may become, and its buttons. */
final class TextPanel {
    /** The number of the question for one of the last texts. */
    static final int TEXTS = 7;

    private final Activity activity;
    private final Speller speller;
    private final Settings settings;
    private final TextView view;
    private final SuggestionStrip suggestions;
    private final LastTexts last;
    private final Voice voice;
    private final Runnable changed;
    private String cleared = "";
    private MarkedText shown;

    /**
     * @param changed is called when a button may have changed the text
     */
    TextPanel(Activity activity, Speller speller, Settings settings, Runnable changed) {
        this.activity = activity;
        this.speller = speller;
        this.settings = settings;
        this.changed = changed;
        view = activity.findViewById(R.id.text);
        view.addOnLayoutChangeListener(
                (text, left, top, right, bottom, l, t, r, b) -> scrollToEnd());
        suggestions = new SuggestionStrip(activity, speller, this::hear);
        last = new LastTexts(activity);
        voice = new Voice(
                (DemoApplication) activity.getApplication(),
                () -> toast(R.string.no_voice),
                () -> toast(R.string.no_english_voice));
        button(R.id.space, () -> hear(speller.endWord()));
        button(R.id.delete, speller::delete);
        button(R.id.clear, this::clear);
        button(R.id.undo, this::undo);
        button(R.id.copy, this::copy);
        button(R.id.share, this::share);
        button(R.id.speak, () -> voice.say(speller.text()));
        button(R.id.big, this::showBig);
        button(R.id.texts, () ->
                activity.startActivityForResult(new Intent(activity, TextsActivity.class), TEXTS));
        show();
    }

    /**
     * Shows the text as it is now, its end in sight; a screen reader is told only of a change.
     *
     * @return whether a letter has come
     */
    boolean show() {
        MarkedText now = MarkedText.of(speller);
        String text = now.text();
        boolean hasGrown = text.length() > view.length() && !text.endsWith(" ");
        if (!now.equals(shown)) {
            shown = now;
            view.setText(now.shown());
            view.post(this::scrollToEnd);
        }
        suggestions.show(speller.decodes());
        activity.findViewById(R.id.undo)
                .setVisibility(cleared.isEmpty() ? View.GONE : View.VISIBLE);
        return hasGrown;
    }

    /** A word has ended, and is read aloud if that is wished. */
    void end(String word) {
        if (settings.speaks()) {
            voice.say(word);
        }
    }

    /** Goes on with one of the last texts; what stands there now becomes one of them. */
    void bringBack(String text) {
        last.remove(text);
        last.add(speller.text());
        speller.setText(text);
        changed.run();
    }

    /** Falls silent. */
    void close() {
        voice.close();
    }

    private void hear(List<Event> events) {
        for (Event event : events) {
            if (event instanceof Event.Word word) {
                end(word.word());
            }
        }
        changed.run();
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
        last.add(text);
        speller.clear();
    }

    /** What was written since then stays, behind what comes back. */
    private void undo() {
        last.remove(cleared);
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

    private void showBig() {
        Intent big = new Intent(activity, BigTextActivity.class);
        activity.startActivity(big.putExtra(Intent.EXTRA_TEXT, speller.text()));
    }

    private void toast(int string) {
        Toast.makeText(activity, string, Toast.LENGTH_SHORT).show();
    }
}
