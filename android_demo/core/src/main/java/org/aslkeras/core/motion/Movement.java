package org.aslkeras.core.motion;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A letter that a hand has drawn in the air: {@code asl_keras.motion.movement.Movement}.
 *
 * @param start in seconds, of its first frame
 * @param end in seconds, of its last frame; it may be known a moment later
 * @param probability how sure the network is, 0 to 1
 * @param path x and y in turn: where the fingertip was in each frame, in pixels of the picture
 */
public record Movement(
        String letter, double start, double end, double probability, float[] path) {
    /** That movements can be. */
    public static final List<String> LETTERS =
            Collections.unmodifiableList(Arrays.asList("J", "Z"));

    private static final List<String> BEGINS_J = Collections.singletonList("I");
    private static final List<String> BEGINS_Z =
            Collections.unmodifiableList(Arrays.asList("D", "X", "G", "L"));

    /** The still letters that a letter's hand looks like meanwhile; the first one most. */
    public static List<String> begins(String letter) {
        return letter.equals("J") ? BEGINS_J : BEGINS_Z;
    }
}
