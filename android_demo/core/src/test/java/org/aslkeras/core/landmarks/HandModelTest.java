package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Tensor;
import org.junit.jupiter.api.Test;

class HandModelTest {
    @Test
    void aQuickPhoneRunsTheExactModel() throws ModelException {
        assertEquals(HandModel.EXACT, new Phone(true, HandModel.SLOW - 1).chosen());
    }

    @Test
    void aSlowPhoneRunsTheFastOne() throws ModelException {
        assertEquals(HandModel.FAST, new Phone(true, HandModel.SLOW + 1).chosen());
    }

    @Test
    void theFirstRunsAndARareLongOneDoNotCount() throws ModelException {
        Phone phone = new Phone(true, HandModel.SLOW - 1);
        phone.slowRuns = List.of(0, 1, 2, 5, 8);
        assertEquals(HandModel.EXACT, phone.chosen());
    }

    @Test
    void withoutTheFastOneNothingIsMeasured() throws ModelException {
        Phone phone = new Phone(false, 10 * HandModel.SLOW);
        assertEquals(HandModel.EXACT, phone.chosen());
        assertEquals(0, phone.runs);
    }

    @Test
    void itIsClosedAfterwards() throws ModelException {
        Phone phone = new Phone(true, 1);
        assertFalse(phone.closed);
        phone.chosen();
        assertTrue(phone.closed);
    }

    /** Whose clock goes on by so many milliseconds with each run. */
    private static final class Phone implements Models, Interpreter {
        private final boolean hasFast;
        private final double millis;
        private List<Integer> slowRuns = List.of();
        private int runs = 0;
        private long nanos = 0;
        private boolean closed = false;

        private Phone(boolean hasFast, double millis) {
            this.hasFast = hasFast;
            this.millis = millis;
        }

        private HandModel chosen() throws ModelException {
            return HandModel.fitting(this, () -> nanos);
        }

        @Override
        public ByteBuffer file(String name) throws IOException {
            if (!hasFast && name.equals(HandModel.FAST.file())) {
                throw new FileNotFoundException(name);
            }
            return ByteBuffer.allocate(1);
        }

        @Override
        public Interpreter interpreter(String name, int batch) {
            assertEquals(HandModel.EXACT.file(), name);
            return this;
        }

        @Override
        public Tensor input() {
            return new Tensor(ElementType.FLOAT32, new int[] {1, 2}, 0, 0);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(input());
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> outputs) {
            nanos += Math.round(1e6 * (slowRuns.contains(runs) ? 100 * millis : millis));
            runs++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
