package org.aslkeras.core.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A camera and a reader, both with a clock that counts frames of the camera. */
class DelayLineTest {
    private static final int SIZE = 16;

    /** A frame: when it was taken, and between which readings it is shown. */
    private static final class Item {
        private long taken = -1;
        private String before;
        private String after;
        private double share;
    }

    private final DelayLine<Item, String> line = new DelayLine<>(SIZE, Item::new);

    @Test
    void whereReadingKeepsUpAFrameIsShownAsSoonAsItWasRead() {
        line.toShow();
        for (long time = 0; time < 3 * SIZE; time++) {
            write(time);
            long seen = line.toShow().taken;
            assertEquals(time - 1, seen);
            assertTrue(read(time)); // the screen waits
            assertEquals(time, line.toShow().taken);
        }
    }

    @Test
    void whereReadingIsSlowerAllFramesAreShownOneByOneAtMostTwoReadingsOld() {
        for (int slow : new int[] {2, 3, 5, 6}) {
            line.flush();
            List<Long> shown = run(slow, 20 * slow);
            List<Long> late = shown.subList(4 * slow, shown.size());
            assertEquals(late.size(), new HashSet<>(late).size(), slow + ": " + late);
            for (int tick = 4 * slow; tick < shown.size(); tick++) {
                long old = tick - shown.get(tick);
                assertTrue(old >= slow && old <= 2 * slow, slow + ": " + old);
            }
        }
    }

    @Test
    void whereReadingIsVerySlowFewerFramesAreTakenAndTheyStillComeOneByOne() {
        int slow = 15;
        List<Long> shown = run(slow, 20 * slow);
        for (int tick = 5 * slow; tick < shown.size(); tick++) {
            long step = shown.get(tick) - shown.get(tick - 1);
            assertTrue(step >= 0 && step <= slow / 3, shown.toString());
            long old = tick - shown.get(tick);
            assertTrue(old >= slow && old <= 2 * slow + slow / 3, old + " old");
        }
    }

    @Test
    void aFrameBetweenTwoReadingsHasItsShareOfBoth() {
        write(0);
        read(0);
        for (long time = 1; time <= 4; time++) {
            write(time);
        }
        read(4);
        assertEquals(0, line.toShow().taken);
        for (long time = 1; time <= 4; time++) {
            Item item = line.toShow();
            assertEquals(time, item.taken);
            assertEquals(time / 4.0, item.share);
            assertEquals("4", item.after);
            assertEquals("0", item.before);
        }
    }

    @Test
    void afterAFlushNothingFollowsFromWhatWasBefore() {
        write(0);
        read(0);
        assertEquals(0, line.toShow().taken);
        write(1);
        write(2);
        line.flush();
        assertFalse(read(2)); // what was being read
        write(3);
        write(4);
        read(4);
        Item item = line.toShow();
        assertEquals(4, item.taken);
        assertEquals("4", item.before);
    }

    @Test
    void whatIsShownStaysAndAReaderThatNeverEndsOrAScreenThatNeverLooksTakesNoMemory() {
        write(0);
        read(0);
        Item shown = line.toShow();
        long newest = 0;
        for (long time = 1; time < 3 * SIZE; time++) {
            newest = write(time) ? time : newest;
        }
        assertEquals(0, shown.taken);
        assertSame(shown, line.toShow());
        read(newest);
        for (long time = 3 * SIZE; time < 6 * SIZE; time++) {
            write(time);
            read(time);
        }
        assertEquals(0, shown.taken);
        assertTrue(line.toShow().taken >= 6 * SIZE - 2);
    }

    /** What is shown at each frame of a camera, where each reading takes as long as some frames. */
    private List<Long> run(int slow, int ticks) {
        List<Long> shown = new ArrayList<>();
        long reading = -1; // the frame that is read
        long begun = -slow;
        long newest = -1;
        long seen = -1;
        for (long time = 0; time < ticks; time++) {
            if (reading >= 0 && time == begun + slow && read(reading)) {
                line.toShow();
            }
            if (write(time)) {
                newest = time;
                seen = line.toShow().taken;
            }
            shown.add(seen);
            if (time >= begun + slow && newest > reading) {
                reading = newest;
                begun = time;
            }
        }
        return shown;
    }

    private boolean write(long time) {
        Item item = line.toWrite(time);
        if (item != null) {
            item.taken = time;
            line.written(item, time);
        }
        return item != null;
    }

    private boolean read(long time) {
        return line.read(time, String.valueOf(time), (item, before, after, share) -> {
            item.before = before;
            item.after = after;
            item.share = share;
        });
    }
}
