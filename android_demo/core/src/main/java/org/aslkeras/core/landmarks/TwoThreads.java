package org.aslkeras.core.landmarks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Does two pieces of work at once. */
final class TwoThreads extends Workers {
    private final ExecutorService second = Executors.newSingleThreadExecutor();

    @Override
    void run(Runnable one, Runnable other) {
        CompletableFuture<Void> elsewhere = CompletableFuture.runAsync(other, second);
        try {
            one.run();
        } finally {
            elsewhere.join();
        }
    }

    @Override
    public void close() {
        second.shutdown();
    }
}
