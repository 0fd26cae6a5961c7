package org.aslkeras.core.motion;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;

/** The sequences of tests/golden/movements.json, and the network that reads them. */
public final class GoldenMovements {
    private GoldenMovements() {}

    /** The network among the app's assets. */
    public static Network network() throws IOException {
        byte[] file = java.nio.file.Files.readAllBytes(Files.asset(Network.FILE));
        return Network.read(ByteBuffer.wrap(file));
    }

    /** All cases. */
    public static List<Map<?, ?>> cases() throws IOException {
        return Files.objects(Files.object(Files.golden("movements.json")).get("cases"));
    }

    /** The hand of a frame; null where none is seen. */
    public static Hand hand(Map<?, ?> frame) {
        if (frame.get("hand") == null) {
            return null;
        }
        double[] flat = Files.numbers(frame.get("hand"));
        float[] landmarks = new float[63];
        for (int index = 0; index < flat.length; index++) {
            landmarks[index / 2 * 3 + index % 2] = (float) flat[index];
        }
        return new Hand(landmarks, Handedness.LEFT, 1);
    }
}
