package org.aslkeras.core.frames;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Holds a camera's frames back until it is known what they show: until one that is as new was read.
 *
 * <p>So all are shown at the camera's speed, however long reading takes. Each time the camera gives a
 * frame the screen shows the next, which is one to two readings old; where reading keeps up, a frame is
 * shown as soon as it was read. Items are used again and again: where they would not last for two
 * readings, fewer of the camera's frames are taken.
 *
 * @param <T> a frame
 * @param <R> what was read of one
 */
public final class DelayLine<T, R> {
    private static final int SPARE = 4; // shown, written, and a frame more in each of the readings

    /** Gives a frame what is shown of it. */
    public interface Setter<T, R> {
        /**
         * A frame from now on as it is shown.
         *
         * @param share of the way from the frame that was read before to that after it; 1 is the latter
         */
        void set(T item, R before, R after, double share);
    }

    private record Waiting<T>(T item, long nanos) {}

    private final int size;
    private final Deque<T> free = new ArrayDeque<>();
    private final Deque<Waiting<T>> waiting = new ArrayDeque<>(); // for what they show
    private final Deque<T> ready = new ArrayDeque<>();
    private T shown;
    private R last; // what was read last; null: of no frame before those that wait
    private long lastNanos;
    private long pace = 0; // nanoseconds from one frame that was read to the next
    private boolean starves = false; // the screen had nothing to show

    /**
     * @param size items, at least five, one of which is shown until there is another
     * @param maker of them
     */
    public DelayLine(int size, Supplier<T> maker) {
        this.size = size;
        shown = maker.get();
        while (free.size() < size - 1) {
            free.addLast(maker.get());
        }
    }

    /**
     * An item that the camera may fill with a frame, and then has {@link #written}; null to leave that out.
     *
     * @param nanos when the frame was taken
     */
    public synchronized T toWrite(long nanos) {
        if (!waiting.isEmpty() && nanos - waiting.peekLast().nanos < 2 * pace / (size - SPARE)) {
            return null;
        }
        return free.isEmpty() ? ready.pollFirst() : free.removeFirst();
    }

    /** An item is a frame. */
    public synchronized void written(T item, long nanos) {
        waiting.addLast(new Waiting<>(item, nanos));
    }

    /**
     * A frame was read, and with it all before it; nothing, if it was forgotten meanwhile.
     *
     * @param nanos when it was taken
     * @return whether the screen should show it at once, and not with the camera's next frame
     */
    public synchronized boolean read(long nanos, R reading, Setter<T, R> setter) {
        if (!isWaiting(nanos)) {
            return false;
        }
        while (ready.size() > 1) { // the screen was late for them
            free.addLast(ready.removeFirst());
        }
        while (!waiting.isEmpty() && waiting.peekFirst().nanos <= nanos) {
            Waiting<T> one = waiting.removeFirst();
            if (last == null && one.nanos < nanos) {
                free.addLast(one.item);
            } else {
                double left = (double) (nanos - one.nanos) / Math.max(nanos - lastNanos, 1);
                setter.set(one.item, last == null ? reading : last, reading, 1 - left);
                ready.addLast(one.item);
            }
        }
        pace = last == null ? 0 : nanos - lastNanos;
        last = reading;
        lastNanos = nanos;
        boolean atOnce = starves && ready.size() == 1;
        starves = false;
        return atOnce;
    }

    private boolean isWaiting(long nanos) {
        for (Waiting<T> one : waiting) {
            if (one.nanos == nanos) {
                return true;
            }
        }
        return false;
    }

    /** The next frame to show, or the one that is shown; it does not change until the next call. */
    public synchronized T toShow() {
        if (ready.isEmpty()) {
            starves = true;
        } else {
            free.addLast(shown);
            shown = ready.removeFirst();
        }
        return shown;
    }

    /** Forgets all frames but the one that is shown: those that come do not follow from the last. */
    public synchronized void flush() {
        while (!waiting.isEmpty()) {
            free.addLast(waiting.removeFirst().item);
        }
        while (!ready.isEmpty()) {
            free.addLast(ready.removeFirst());
        }
        last = null;
        pace = 0;
    }
}
