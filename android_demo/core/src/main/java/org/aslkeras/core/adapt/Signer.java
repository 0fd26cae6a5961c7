package org.aslkeras.core.adapt;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.aslkeras.core.inference.Reader;

/**
 * A signer whose profile is in use: it reads, it learns, and what it learns is saved; {@code
 * asl_keras.adapt.signer}.
 */
public final class Signer implements Teacher {
    private final File file;
    private final Personal reader;
    private Profile profile;

    /**
     * @param reader of anybody's hands, with embeddings; closed with {@link #reader}
     * @param file of the profile; there may be none yet
     * @param name of a new profile
     * @throws IllegalArgumentException if the reader's models have no embedding
     */
    public Signer(Reader reader, File file, String name) {
        this.file = file;
        this.profile = kept(file, name);
        this.reader = new Personal(reader, profile);
    }

    /** Reads this signer's hands. */
    public Reader reader() {
        return reader;
    }

    @Override
    public void learn(List<float[]> landmarks, String letter) throws IOException {
        Profile taught = profile.taught(landmarks, letter);
        save(taught);
        profile = taught;
        reader.learn(taught);
    }

    /** How many hands were learnt. */
    public int size() {
        return profile.frames().size();
    }

    /** Whether nothing was learnt yet. */
    public boolean isEmpty() {
        return profile.frames().isEmpty();
    }

    /**
     * Reads with another profile from now on, such as one of the desktop; the old one is gone.
     *
     * @param stream of an NPZ file, closed by this
     * @throws IOException if it is no profile, or cannot be saved
     */
    public void take(InputStream stream) throws IOException {
        Profile taken = ProfileFile.read(stream).bounded();
        save(taken);
        profile = taken;
        reader.learn(taken);
    }

    /**
     * Writes the profile, for the desktop or another phone.
     *
     * @param stream closed by this
     * @throws IOException if it cannot be written
     */
    public void give(OutputStream stream) throws IOException {
        ProfileFile.write(stream, profile);
    }

    /** Forgets all, for good. */
    public void forget() {
        file.delete();
        profile = Profile.empty(profile.name());
        reader.learn(profile);
    }

    /** A damaged file is kept under another name, for whoever can mend it. */
    private static Profile kept(File file, String name) {
        if (!file.exists()) {
            return Profile.empty(name);
        }
        try {
            return ProfileFile.read(new FileInputStream(file));
        } catch (IOException error) {
            file.renameTo(new File(file.getPath() + ".damaged"));
            return Profile.empty(name);
        }
    }

    /** Whole or not at all. */
    private void save(Profile taught) throws IOException {
        File partial = new File(file.getPath() + ".partial");
        try (OutputStream stream = new FileOutputStream(partial)) {
            ProfileFile.write(stream, taught);
        }
        if (!partial.renameTo(file)) {
            throw new IOException(file + " cannot be written");
        }
    }
}
