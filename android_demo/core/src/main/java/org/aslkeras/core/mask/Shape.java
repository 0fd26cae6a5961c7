package org.aslkeras.core.mask;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Skeleton;

/**
 * One stroke of the mask; a landmark is a segment from itself to itself.
 *
 * @param from a landmark
 * @param to a landmark
 * @param rgb its colour, 0xRRGGBB
 */
record Shape(int from, int to, int rgb) {
    private static final int PALM_RGB = 0x6E6E6E;
    private static final int[] FINGER_RGB = {0xFF4040, 0xFFC800, 0x40DC40, 0x00BEFF, 0xC850FF};

    boolean isLandmark() {
        return from == to;
    }

    /** All strokes in the order of drawing: {@code asl_keras.mask.SHAPES}. */
    static List<Shape> all() {
        List<Shape> shapes = new ArrayList<>();
        for (int[] bone : Skeleton.palmBones()) {
            shapes.add(new Shape(bone[0], bone[1], PALM_RGB));
        }
        for (int finger = Skeleton.fingers() - 1; finger >= 0; finger--) {
            addFinger(shapes, Skeleton.finger(finger), FINGER_RGB[finger]);
        }
        shapes.add(new Shape(Skeleton.WRIST, Skeleton.WRIST, brighter(PALM_RGB)));
        return shapes;
    }

    private static void addFinger(List<Shape> shapes, int[] joints, int rgb) {
        for (int joint = 1; joint < joints.length; joint++) {
            shapes.add(new Shape(joints[joint - 1], joints[joint], rgb));
        }
        for (int joint : joints) {
            shapes.add(new Shape(joint, joint, brighter(rgb)));
        }
    }

    /** Half way to white, rounded down. */
    private static int brighter(int rgb) {
        int red = (rgb >> 16 & 255) + 255 >> 1;
        int green = (rgb >> 8 & 255) + 255 >> 1;
        int blue = (rgb & 255) + 255 >> 1;
        return red << 16 | green << 8 | blue;
    }
}
