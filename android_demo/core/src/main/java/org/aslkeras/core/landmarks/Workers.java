package org.aslkeras.core.landmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does two pieces of work at once, or in turn where only one thread is wanted. */
final class Workers implements AutoCloseable {
    private final ExecutorService second; // null: one thread

    /**
     * @param threads at least 1; more than two have nothing to do
     */
    Workers(int threads) {
        second = threads > 1 ? Executors.newSingleThreadExecutor() : null;
    }

    /** Returns when both are done; what one of them throws is thrown. */
    void run(Runnable one, Runnable other) {
        if (second == null) {
            one.run();
            other.run();
            return;
        }
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(other, second);
        try {
            one.run();
        } finally {
            elsewhere.join();
        }
    }

    @Override
    public void close() {
        if (second != null) {
            second.shutdown();
        }
    }
}
