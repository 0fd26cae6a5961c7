package org.aslkeras.demo;

import android.content.Context;
import android.content.SharedPreferences;
import java.io.IOException;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.landmarks.HandModel;

/** Which of MediaPipe's hand models reads: the one that fits the phone, or the user's choice; kept. */
final class HandChoice {
    private static final String NAME = "hands";
    private static final String HAS_FAST = "has_fast";

    private final SharedPreferences kept;

    HandChoice(Context context) {
        kept = context.getSharedPreferences(NAME, Context.MODE_PRIVATE);
    }

    /** Null until it was measured. */
    HandModel model() {
        String name = kept.getString(NAME, "");
        for (HandModel model : HandModel.values()) {
            if (model.name().equals(name)) {
                return model;
            }
        }
        return null;
    }

    /** Reads with this one from now on. */
    void choose(HandModel model) {
        kept.edit().putString(NAME, model.name()).apply();
    }

    /** Whether there is a choice; known once it was measured. */
    boolean hasFast() {
        return kept.getBoolean(HAS_FAST, false);
    }

    /** The model that reads; measured if that was not done, which takes a moment. */
    HandModel measured(DemoApplication application, ModelFolder models) throws ModelException {
        boolean hasFast = has(models, HandModel.FAST);
        HandModel known = model();
        if (known == null || known == HandModel.FAST && !hasFast) {
            known = application.fittingHands(models);
            choose(known);
        }
        kept.edit().putBoolean(HAS_FAST, hasFast).apply();
        return known;
    }

    private static boolean has(ModelFolder models, HandModel model) {
        try {
            return models.file(model.file()) != null;
        } catch (IOException missing) {
            return false;
        }
    }
}
