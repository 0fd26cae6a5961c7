package org.aslkeras.demo;

import android.app.Activity;
import android.view.View;
import android.widget.Switch;
import android.widget.Toast;
import org.aslkeras.core.landmarks.HandModel;

/** Says which hand model reads, and lets the user choose where there is a choice. */
final class HandPanel {
    private final Activity activity;
    private final HandChoice choice;
    private final Switch isFast;
    private final boolean wasKnown;
    private boolean isSaid = false;

    /**
     * @param changed opens the models anew
     */
    HandPanel(Activity activity, Runnable changed) {
        this.activity = activity;
        choice = new HandChoice(activity);
        wasKnown = choice.model() != null;
        isFast = activity.findViewById(R.id.fast_hands);
        show();
        isFast.setOnClickListener(view -> {
            choice.choose(isFast.isChecked() ? HandModel.FAST : HandModel.EXACT);
            changed.run();
        });
    }

    /** Shows what is known now; says it once where it was measured just now. */
    void show() {
        boolean fast = choice.model() == HandModel.FAST;
        isFast.setVisibility(choice.hasFast() ? View.VISIBLE : View.GONE);
        isFast.setChecked(fast);
        if (fast && !wasKnown && !isSaid) {
            isSaid = true;
            Toast.makeText(activity, R.string.fast_hands_chosen, Toast.LENGTH_LONG).show();
        }
    }
}
