package org.aslkeras.demo;

import android.os.Handler;
import android.os.Looper;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;

/**
 * Finds out what the letter models are, on a thread of its own, as their SHA-256 takes a moment. A
 * model of the user's own that is none any more, or ended the app, gives way to the app's.
 */
final class Letters {
    /** Is told on the main thread. */
    interface Receiver {
        /** What is read. */
        void onLetters(Shipped letters);

        /** The user's own model was given up. */
        void onOwnModelDropped(String why);

        /** The models in the app cannot be used. */
        void onBadModel(String why);
    }

    private final DemoApplication application;
    private final OwnModel own;
    private final Handler main = new Handler(Looper.getMainLooper());
    private Receiver receiver; // null: nobody waits any more

    Letters(DemoApplication application) {
        this.application = application;
        own = new OwnModel(application.getFilesDir());
    }

    /** Begins. */
    void find(Receiver waiting) {
        receiver = waiting;
        new Thread(this::find, "letters").start();
    }

    /** Nothing is told any more. */
    void leave() {
        receiver = null;
    }

    private void find() {
        if (own.hasEndedTheApp()) {
            drop(application.getString(R.string.own_model_ended));
        }
        try {
            tell(new Assets(application).letters());
        } catch (ModelException error) {
            if (own.isUsed()) {
                drop(error.getMessage());
                find();
            } else {
                main.post(() -> {
                    if (receiver != null) {
                        receiver.onBadModel(error.getMessage());
                    }
                });
            }
        }
    }

    private void drop(String why) {
        own.drop();
        main.post(() -> {
            if (receiver != null) {
                receiver.onOwnModelDropped(why);
            }
        });
    }

    private void tell(Shipped letters) {
        main.post(() -> {
            if (receiver != null) {
                receiver.onLetters(letters);
            }
        });
    }
}
