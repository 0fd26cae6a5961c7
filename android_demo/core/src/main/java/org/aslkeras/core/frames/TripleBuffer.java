package org.aslkeras.core.frames;

/**
 * Hands the newest item from the thread that writes to the one that shows, without waiting and
 * without new memory: one item is written, one is shown, one is the newest.
 */
public final class TripleBuffer<T> {
    private T written;
    private T newest;
    private T shown;
    private boolean fresh = false;

    /** The three items, which are used again and again. */
    public TripleBuffer(T first, T second, T third) {
        written = first;
        newest = second;
        shown = third;
    }

    /** The item that the writer may change. */
    public synchronized T toWrite() {
        return written;
    }

    /** The writer has finished its item. */
    public synchronized void publish() {
        T finished = written;
        written = newest;
        newest = finished;
        fresh = true;
    }

    /** The newest finished item, which does not change until this is called again. */
    public synchronized T toShow() {
        if (fresh) {
            T seen = shown;
            shown = newest;
            newest = seen;
            fresh = false;
        }
        return shown;
    }
}
