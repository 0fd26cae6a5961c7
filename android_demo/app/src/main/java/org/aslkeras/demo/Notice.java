package org.aslkeras.demo;

import android.app.Activity;
import android.view.View;
import android.widget.Button;
import android.widget.TextView;

/** A sentence over the preview, with a button that mends what it says. */
final class Notice {
    private final View notice;
    private final TextView text;
    private final Button button;

    Notice(Activity activity) {
        notice = activity.findViewById(R.id.notice);
        text = activity.findViewById(R.id.notice_text);
        button = activity.findViewById(R.id.notice_button);
    }

    /** Shows a sentence and a button. */
    void show(String sentence, int label, Runnable action) {
        text.setText(sentence);
        button.setText(label);
        button.setOnClickListener(view -> action.run());
        button.setVisibility(View.VISIBLE);
        notice.setVisibility(View.VISIBLE);
    }

    /** Shows a sentence that no button can mend. */
    void show(String sentence) {
        text.setText(sentence);
        button.setVisibility(View.GONE);
        notice.setVisibility(View.VISIBLE);
    }

    /** Shows nothing. */
    void hide() {
        notice.setVisibility(View.GONE);
    }
}
