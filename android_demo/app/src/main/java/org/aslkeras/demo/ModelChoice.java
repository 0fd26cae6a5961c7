package org.aslkeras.demo;

import android.net.Uri;
import android.os.Handler;
import android.os.Looper;
import java.io.IOException;
import java.util.function.Consumer;
import org.aslkeras.core.inference.ModelException;

/** Takes a model from a file that the user has chosen, on a thread of its own. */
final class ModelChoice {
    private final DemoApplication application;
    private final OwnModel own;
    private final Handler main = new Handler(Looper.getMainLooper());

    ModelChoice(DemoApplication application) {
        this.application = application;
        own = new OwnModel(application.getFilesDir());
    }

    /** Whether one is read with. */
    boolean isOwn() {
        return own.isUsed();
    }

    /** Reads with the app's models from now on. */
    void drop() {
        own.drop();
    }

    /**
     * Begins.
     *
     * @param done is told on the main thread why the file is refused, or null where it is used
     */
    void take(Uri uri, Consumer<String> done) {
        new Thread(() -> {
            String refusal = refusal(uri);
            main.post(() -> done.accept(refusal));
        }, "model").start();
    }

    private String refusal(Uri uri) {
        byte[] content;
        try {
            content = WholeFile.read(application.getContentResolver(), uri, OwnModel.MOST_BYTES);
        } catch (IOException | OutOfMemoryError error) {
            return application.getString(R.string.model_unread);
        }
        try {
            own.take(content, new Assets(application).operators(), application);
            return null;
        } catch (ModelException error) {
            return application.getString(R.string.model_refused, error.getMessage());
        } catch (IOException error) {
            return application.getString(R.string.model_no_room);
        }
    }
}
