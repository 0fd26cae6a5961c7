package org.aslkeras.demo;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Operators;
import org.aslkeras.core.inference.Shipped;

/**
 * A letter model that the user has chosen, in a folder of its own, apart from those of the app: with
 * its own profile, and gone at once.
 */
final class OwnModel {
    /** The largest that is taken, in bytes. */
    static final int MOST_BYTES = 1 << 25;

    private static final String MODEL = "model.tflite";
    private static final String PROFILE = "profile.npz";
    private static final String OPENING = "opening";
    private static final String DESCRIPTION =
            "{\"version\": 1, \"models\": [{\"file\": \"" + MODEL + "\", \"weight\": 1}]}";

    private final File folder;
    private final File tried;

    /**
     * @param files the app's folder of files
     */
    OwnModel(File files) {
        folder = new File(files, "model");
        tried = new File(files, "tried");
    }

    /** Whether it is read with, instead of the app's. */
    boolean isUsed() {
        return folder.isDirectory();
    }

    /** Of the hands that it learnt. */
    File profile() {
        return new File(folder, PROFILE);
    }

    /** One of its files. */
    MappedByteBuffer file(String name) throws IOException {
        return mapped(new File(folder, name));
    }

    /**
     * Uses a model from now on, if it passes all that a model in the app must pass.
     *
     * @param content of a `.tflite`
     * @param known operators that it may have
     * @throws ModelException if it is none, or for another version, or the runtime refuses it
     * @throws IOException if there is no room for it
     */
    void take(byte[] content, Operators known, DemoApplication application)
            throws ModelException, IOException {
        delete(tried);
        if (!tried.mkdirs()) {
            throw new IOException("no room");
        }
        try {
            write(new File(tried, MODEL), content);
            write(new File(tried, Shipped.FILE), DESCRIPTION.getBytes(StandardCharsets.UTF_8));
            ModelFolder.Files files = name -> mapped(new File(tried, name));
            Shipped model = Shipped.in(new ModelFolder(application, files, 1));
            known.require(files.of(MODEL));
            open(model);
            delete(folder);
            if (!tried.renameTo(folder)) {
                throw new IOException("no room");
            }
        } finally {
            delete(tried);
        }
    }

    /** It reads a hand of zeros, and must answer probabilities; a runtime may throw anything. */
    private static void open(Shipped model) throws ModelException {
        try {
            model.open().close();
        } catch (RuntimeException | OutOfMemoryError error) {
            throw new ModelException("It cannot be run: " + error.getMessage(), error);
        }
    }

    /** Reads with the app's models from now on. */
    void drop() {
        delete(folder);
    }

    /** It is being opened: if the app ends meanwhile, {@link #hasEndedTheApp}. */
    void begin() throws ModelException {
        try {
            write(new File(folder, OPENING), new byte[0]);
        } catch (IOException error) {
            throw new ModelException("There is no room on this phone.", error);
        }
    }

    /** It was opened, or refused. */
    void end() {
        delete(new File(folder, OPENING));
    }

    /** Whether the app ended while it was being opened, and would again. */
    boolean hasEndedTheApp() {
        return new File(folder, OPENING).exists();
    }

    private static void write(File file, byte[] content) throws IOException {
        try (FileOutputStream stream = new FileOutputStream(file)) {
            stream.write(content);
            stream.getFD().sync();
        }
    }

    private static MappedByteBuffer mapped(File file) throws IOException {
        try (FileInputStream stream = new FileInputStream(file)) {
            return stream.getChannel().map(FileChannel.MapMode.READ_ONLY, 0, file.length());
        }
    }

    private static void delete(File file) {
        File[] inside = file.listFiles();
        for (File one : inside == null ? new File[0] : inside) {
            delete(one);
        }
        file.delete();
    }
}
