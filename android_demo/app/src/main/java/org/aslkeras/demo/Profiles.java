package org.aslkeras.demo;

import android.content.ContentResolver;
import android.net.Uri;
import android.os.Handler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What was learnt of the user, from files, into files, and forgotten. */
final class Profiles {
    private static final int MOST_BYTES = 1 << 24;

    private interface Task {
        void run() throws IOException;
    }

    private final ContentResolver resolver;
    private final Handler handler;
    private final OpenModels models;
    private final Mail mail;

    /**
     * @param handler of the thread that the models belong to
     */
    Profiles(ContentResolver resolver, Handler handler, OpenModels models, Mail mail) {
        this.resolver = resolver;
        this.handler = handler;
        this.models = models;
        this.mail = mail;
    }

    /** Reads with a profile in a file from now on. */
    void take(Uri uri) {
        aside(() -> {
            byte[] content = WholeFile.read(resolver, uri, MOST_BYTES);
            withProfile(() -> {
                models.signer().take(new ByteArrayInputStream(content));
                mail.post(screen -> screen.onProfile(true));
            });
        });
    }

    /** Writes what was learnt into a file. */
    void give(Uri uri) {
        withProfile(() -> {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            models.signer().give(content);
            aside(() -> {
                WholeFile.write(resolver, uri, content.toByteArray());
                mail.post(screen -> screen.onProfile(true));
            });
        });
    }

    /** Forgets all that was learnt of the user. */
    void forget() {
        withProfile(() -> models.signer().forget());
    }

    private void withProfile(Task task) {
        handler.post(() -> {
            if (models.signer() != null) {
                attempt(task);
            }
        });
    }

    /** On a thread of its own: the file may lie in a cloud that does not answer. */
    private void aside(Task task) {
        new Thread(() -> attempt(task), "profile").start();
    }

    private void attempt(Task task) {
        try {
            task.run();
        } catch (IOException error) {
            mail.post(screen -> screen.onProfile(false));
        }
    }
}
