package org.aslkeras.core.adapt;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Frames of one signer's own letters, the oldest first: {@code asl_keras.adapt.profile}. Landmarks
 * alone, no picture; what a model makes of them is computed when the profile is used.
 *
 * @param name letters, digits, spaces, - and _
 * @param frames never change
 * @param model the SHA-256 of the models that it was judged with; empty if it never was
 */
public record Profile(String name, List<Frame> frames, String model) {
    private static final int MOST_OF_A_LETTER = 20;

    /**
     * One frame.
     *
     * @param landmarks {@code float[63]}
     * @param label that the hand shows
     * @param take frames of one number were recorded together, and are alike
     */
    public record Frame(float[] landmarks, String label, long take) {}

    /** What is kept does not change. */
    public Profile {
        frames = Collections.unmodifiableList(new ArrayList<>(frames));
    }

    /** One without frames. */
    public static Profile empty(String name) {
        return new Profile(name, Collections.emptyList(), "");
    }

    /**
     * With more frames of a letter, recorded together. A frame that it has already counts for its
     * new letter; where a letter has too many, the oldest give way.
     */
    public Profile taught(List<float[]> landmarks, String label) {
        long take = 0;
        for (Frame frame : frames) {
            take = Math.max(take, frame.take + 1);
        }
        List<Frame> longer = new ArrayList<>(frames);
        for (float[] hand : landmarks) {
            longer.add(new Frame(hand.clone(), label, take));
        }
        return new Profile(name, longer, model).bounded();
    }

    /** With the newest frames of each letter alone, as many as a profile keeps, and none twice. */
    public Profile bounded() {
        return new Profile(name, newest(frames), model);
    }

    /** Without the frames of a letter. */
    public Profile without(String label) {
        List<Frame> shorter = new ArrayList<>(frames);
        shorter.removeIf(frame -> frame.label.equals(label));
        return new Profile(name, shorter, model);
    }

    private static List<Frame> newest(List<Frame> frames) {
        Map<String, Integer> counts = new HashMap<>();
        Set<FloatBuffer> seen = new HashSet<>();
        Deque<Frame> kept = new ArrayDeque<>();
        for (int index = frames.size() - 1; index >= 0; index--) {
            Frame frame = frames.get(index);
            int count = counts.getOrDefault(frame.label, 0);
            if (count < MOST_OF_A_LETTER && seen.add(FloatBuffer.wrap(frame.landmarks))) {
                counts.put(frame.label, count + 1);
                kept.addFirst(frame);
            }
        }
        return new ArrayList<>(kept);
    }
}
