package org.aslkeras.core.landmarks;

/** Does two pieces of work in turn; needs nothing that a browser lacks. */
final class OneThread extends Workers {
    @Override
    void run(Runnable one, Runnable other) {
        one.run();
        other.run();
    }

    @Override
    public void close() {}
}
