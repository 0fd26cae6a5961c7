package org.aslkeras.core.landmarks;

import java.util.Arrays;
import org.aslkeras.core.frames.Picture;

/**
 * Brings a picture to the levels that the hand models expect, the full range, and skin in colour:
 * {@code asl_keras.landmarks.levels}, to the pixel. Keeps its memory; one thread at a time may use it.
 */
final class Levels {
    private static final int STEP = 4;
    private static final int OUTSIDE = 200;
    private static final int MOST = 6;
    private static final int COLOURLESS = 2;
    private static final int[] TINT = {256, 196, 160}; // red, green, blue
    private static final int FULL = 255;

    private final int[] counts = new int[FULL + 1];
    private final int[] stretched = new int[FULL + 1];
    private final int[][] tables = new int[TINT.length][FULL + 1];
    private final Picture levelled = new Picture();

    /** The picture itself if nothing changes, else one that the next call overwrites. */
    Picture levelled(Picture picture) {
        long apart = count(picture);
        int total = 0;
        for (int count : counts) {
            total += count;
        }
        stretch(total);
        boolean isGrey = apart <= (long) COLOURLESS * (total / TINT.length);
        boolean changes = false;
        for (int colour = 0; colour < TINT.length; colour++) {
            for (int level = 0; level <= FULL; level++) {
                int to = stretched[level];
                tables[colour][level] = isGrey ? Math.min(to * TINT[colour] + 128 >> 8, FULL) : to;
                changes |= tables[colour][level] != level;
            }
        }
        if (!changes) {
            return picture;
        }
        apply(picture);
        return levelled;
    }

    /** Counts the levels of some pixels; how far red and blue are apart in them, in all. */
    private long count(Picture picture) {
        Arrays.fill(counts, 0);
        long apart = 0;
        for (int y = 0; y < picture.height(); y += STEP) {
            for (int x = 0; x < picture.width(); x += STEP) {
                int pixel = picture.pixels()[y * picture.width() + x];
                int red = pixel >> 16 & 255;
                int blue = pixel & 255;
                counts[red]++;
                counts[pixel >> 8 & 255]++;
                counts[blue]++;
                apart += Math.abs(red - blue);
            }
        }
        return apart;
    }

    private void stretch(int total) {
        int low = firstAbove((long) total);
        int high = firstFrom((long) total * (OUTSIDE - 1));
        int span = Math.max(high - low, (FULL + MOST - 1) / MOST);
        for (int level = 0; level <= FULL; level++) {
            int to = Math.floorDiv(2 * FULL * (level - low) + span, 2 * span);
            stretched[level] = Math.max(0, Math.min(FULL, to));
        }
    }

    /** The first level up to which more than so many values lie, in 200ths. */
    private int firstAbove(long few) {
        long until = 0;
        for (int level = 0; level <= FULL; level++) {
            until += counts[level];
            if (until * OUTSIDE > few) {
                return level;
            }
        }
        return 0;
    }

    /** The first level up to which at least so many values lie, in 200ths. */
    private int firstFrom(long most) {
        long until = 0;
        for (int level = 0; level <= FULL; level++) {
            until += counts[level];
            if (until * OUTSIDE >= most) {
                return level;
            }
        }
        return 0;
    }

    private void apply(Picture picture) {
        levelled.resize(picture.width(), picture.height());
        int[] from = picture.pixels();
        int[] to = levelled.pixels();
        for (int index = 0; index < picture.width() * picture.height(); index++) {
            int pixel = from[index];
            to[index] =
                    tables[0][pixel >> 16 & 255] << 16
                            | tables[1][pixel >> 8 & 255] << 8
                            | tables[2][pixel & 255];
        }
    }
}
