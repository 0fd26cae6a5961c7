package org.aslkeras.core.adapt;

import static org.aslkeras.core.hand.Skeleton.COORDINATES;
import static org.aslkeras.core.hand.Skeleton.LANDMARKS;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.data.Npy;
import org.aslkeras.core.data.Npz;

/** A profile as an NPZ file, the desktop's own: {@code asl_keras.adapt.storage}. */
public final class ProfileFile {
    private static final long VERSION = 1;
    private static final int NUMBERS = LANDMARKS * COORDINATES; // of a hand

    private ProfileFile() {}

    /** Writes a profile; the stream is closed. */
    public static void write(OutputStream file, Profile profile) throws IOException {
        int count = profile.frames().size();
        float[] landmarks = new float[NUMBERS * count];
        List<String> labels = new ArrayList<>();
        long[] takes = new long[count];
        for (int index = 0; index < count; index++) {
            Profile.Frame frame = profile.frames().get(index);
            System.arraycopy(frame.landmarks(), 0, landmarks, NUMBERS * index, NUMBERS);
            labels.add(frame.label());
            takes[index] = frame.take();
        }
        Map<String, Npy> arrays = new LinkedHashMap<>();
        arrays.put("landmarks", Npy.of(new int[] {count, LANDMARKS, COORDINATES}, landmarks));
        arrays.put("labels", Npy.of(labels));
        arrays.put("takes", Npy.of(takes));
        arrays.put("version", Npy.of(VERSION));
        arrays.put("name", Npy.of(profile.name()));
        arrays.put("model", Npy.of(profile.model()));
        Npz.write(file, arrays);
    }

    /**
     * Reads a profile; the stream is closed.
     *
     * @throws IOException if it is none, is damaged, or of another version
     */
    public static Profile read(InputStream file) throws IOException {
        Map<String, Npy> arrays = Npz.read(file);
        if (array(arrays, "version").whole() != VERSION) {
            throw new IOException("a profile of another version");
        }
        Npy landmarks = array(arrays, "landmarks");
        List<String> labels = array(arrays, "labels").texts();
        long[] takes = array(arrays, "takes").wholes();
        int[] shape = {labels.size(), LANDMARKS, COORDINATES};
        if (!Arrays.equals(landmarks.shape(), shape) || takes.length != labels.size()) {
            throw new IOException("a profile whose arrays are not of one length");
        }
        List<Profile.Frame> frames = new ArrayList<>();
        float[] numbers = landmarks.floats();
        for (int index = 0; index < labels.size(); index++) {
            float[] hand = Arrays.copyOfRange(numbers, NUMBERS * index, NUMBERS * (index + 1));
            frames.add(new Profile.Frame(checked(hand), labels.get(index), takes[index]));
        }
        return new Profile(
                array(arrays, "name").text(), frames, array(arrays, "model").text());
    }

    private static Npy array(Map<String, Npy> arrays, String name) throws IOException {
        Npy array = arrays.get(name);
        if (array == null) {
            throw new IOException("a profile without " + name);
        }
        return array;
    }

    /** x and y must be numbers; z may be unknown. */
    private static float[] checked(float[] hand) throws IOException {
        for (int index = 0; index < hand.length; index++) {
            boolean isDepth = index % COORDINATES == COORDINATES - 1;
            if (!isDepth && !Float.isFinite(hand[index])) {
                throw new IOException("a profile whose landmarks are no numbers");
            }
        }
        return hand;
    }
}
