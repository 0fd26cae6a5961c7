package org.aslkeras.demo;

import android.app.Activity;
import android.net.Uri;
import android.view.View;
import android.widget.TextView;

/** Which model reads: the app's, or one from a file. */
final class ModelPanel {
    private final Activity activity;
    private final Notice notice;
    private final ModelChoice choice;
    private final Runnable anew;

    /**
     * @param anew makes the screen anew, with other models
     */
    ModelPanel(Activity activity, Notice notice, Documents documents, Runnable anew) {
        this.activity = activity;
        this.notice = notice;
        this.anew = anew;
        choice = new ModelChoice((DemoApplication) activity.getApplication());
        boolean isOwn = choice.isOwn();
        activity.<TextView>findViewById(R.id.model_label)
                .setText(isOwn ? R.string.model_own : R.string.model_app);
        View back = activity.findViewById(R.id.drop_model);
        back.setVisibility(isOwn ? View.VISIBLE : View.GONE);
        back.setOnClickListener(view -> drop());
        activity.findViewById(R.id.choose_model)
                .setOnClickListener(view -> documents.chooseModel());
    }

    /** Reads with a model in a file from now on, or says why not. */
    void take(Uri file) {
        choice.take(file, refusal -> {
            if (refusal == null) {
                restart();
            } else {
                notice.show(refusal, R.string.ok, notice::hide);
            }
        });
    }

    /** The models cannot be used; the user's own can be given up. */
    void say(String why) {
        String sentence = activity.getString(R.string.bad_model, why);
        if (choice.isOwn()) {
            notice.show(sentence, R.string.drop_model, this::drop);
        } else {
            notice.show(sentence);
        }
    }

    private void drop() {
        choice.drop();
        restart();
    }

    private void restart() {
        if (!activity.isFinishing() && !activity.isDestroyed()) {
            anew.run();
        }
    }
}
