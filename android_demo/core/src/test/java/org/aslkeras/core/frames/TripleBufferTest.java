package org.aslkeras.core.frames;

import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class TripleBufferTest {
    private final TripleBuffer<Object> buffer =
            new TripleBuffer<>(new Object(), new Object(), new Object());

    @Test
    void theNewestItemIsShownAndStaysWhileOthersAreWritten() {
        Object first = buffer.toWrite();
        buffer.publish();
        assertSame(first, buffer.toShow());
        for (int count = 0; count < 5; count++) {
            assertNotSame(first, buffer.toWrite());
            buffer.publish();
        }
    }

    @Test
    void anItemThatWasNotShownInTimeIsDropped() {
        buffer.publish();
        Object newest = buffer.toWrite();
        buffer.publish();
        assertSame(newest, buffer.toShow());
        assertSame(newest, buffer.toShow());
    }
}
