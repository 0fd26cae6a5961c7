package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.os.Bundle;
import android.view.LayoutInflater;
import android.view.View;
import android.view.ViewGroup;
import android.widget.Button;

/** The last texts: one can be taken up again, and each, or all, deleted. */
public final class TextsActivity extends Activity {
    /** The text that was chosen. */
    static final String CHOSEN = "chosen";

    private LastTexts texts;
    private ViewGroup list;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.texts);
        EdgeToEdge.ofPage(this, R.id.page);
        texts = new LastTexts(this);
        list = findViewById(R.id.list);
        findViewById(R.id.delete_all).setOnClickListener(view -> {
            texts.clear();
            show();
        });
        show();
    }

    private void show() {
        list.removeAllViews();
        for (String text : texts.all()) {
            View row = LayoutInflater.from(this).inflate(R.layout.text, list, false);
            Button written = row.findViewById(R.id.written);
            written.setText(text);
            written.setOnClickListener(view -> choose(text));
            View delete = row.findViewById(R.id.delete_text);
            delete.setContentDescription(getString(R.string.delete_text, text));
            delete.setOnClickListener(view -> {
                texts.remove(text);
                show();
            });
            list.addView(row);
        }
        boolean isEmpty = list.getChildCount() == 0;
        findViewById(R.id.no_texts).setVisibility(isEmpty ? View.VISIBLE : View.GONE);
        findViewById(R.id.delete_all).setVisibility(isEmpty ? View.GONE : View.VISIBLE);
    }

    private void choose(String text) {
        setResult(RESULT_OK, new Intent().putExtra(CHOSEN, text));
        finish();
    }
}
