package org.aslkeras.core.hand;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.data.Npy;
import org.aslkeras.core.data.Npz;

/** What the letters look like, a mean hand for each: {@code asl_keras.live.lesson.examples}. */
public final class Shapes {
    /** Its name among the app's assets. */
    public static final String FILE = "shapes.npz";

    private static final int SIZE = Skeleton.LANDMARKS * Skeleton.COORDINATES;

    private final Map<String, float[]> hands = new HashMap<>();

    /**
     * From the file's content: right hands as others see them. A letter that moves has the shape
     * that it begins with.
     *
     * @throws IOException if it is no such file
     */
    public static Shapes read(ByteBuffer file) throws IOException {
        byte[] content = new byte[file.remaining()];
        file.duplicate().get(content);
        Map<String, Npy> arrays = Npz.read(new ByteArrayInputStream(content));
        if (!arrays.containsKey("letters") || !arrays.containsKey("landmarks")) {
            throw new IOException("no hand shapes");
        }
        List<String> letters = arrays.get("letters").texts();
        float[] landmarks = arrays.get("landmarks").floats();
        if (landmarks.length != SIZE * letters.size()) {
            throw new IOException("hand shapes of another number than letters");
        }
        Shapes shapes = new Shapes();
        for (int row = 0; row < letters.size(); row++) {
            float[] hand = new float[SIZE];
            System.arraycopy(landmarks, SIZE * row, hand, 0, SIZE);
            shapes.hands.put(letters.get(row), hand);
        }
        return shapes;
    }

    /**
     * How a person's hand looks in the picture.
     *
     * @param mirrored whether the picture is as in a mirror
     * @return {@code float[63]} in any unit; null for a letter that nobody showed
     */
    public float[] of(String letter, Handedness handedness, boolean mirrored) {
        float[] hand = hands.get(letter);
        if (hand == null) {
            return null;
        }
        float[] shown = hand.clone();
        boolean asItIs = (handedness == Handedness.RIGHT) != mirrored;
        for (int place = 0; place < SIZE && !asItIs; place += Skeleton.COORDINATES) {
            shown[place] = -shown[place];
        }
        return shown;
    }
}
