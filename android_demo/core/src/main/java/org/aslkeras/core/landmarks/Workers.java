package org.aslkeras.core.landmarks;

/** Does two pieces of work. */
abstract class Workers implements AutoCloseable {
    /** Returns when both are done; what one of them throws is thrown. */
    abstract void run(Runnable one, Runnable other);

    /** Frees threads. */
    @Override
    public abstract void close();
}
