package org.aslkeras.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;
import org.aslkeras.core.litert.LiteRtInterpreter;
import org.junit.jupiter.api.Test;

class LetterModelTest {
    /** One step of an 8-bit probability, as XNNPACK may round one batch of two otherwise. */
    private static final double STEP = 1 / 256.0;

    @Test
    void readsRealHandsAsPythonDoes() throws Exception {
        assumeTrue(System.getProperty("asl.litert") != null, "LiteRT's library is not named");
        Map<?, ?> vectors = Files.object(Files.vectors("letters.json"));
        Path file = Path.of((String) vectors.get("model"));
        ModelInfo info = ModelFile.read(ByteBuffer.wrap(java.nio.file.Files.readAllBytes(file)));
        int equalLetters = 0;
        List<Map<?, ?>> hands = Files.objects(vectors.get("cases"));
        try (LetterModel model = new LetterModel(info, new LiteRtInterpreter(file))) {
            for (Map<?, ?> hand : hands) {
                double[] expected = Files.numbers(hand.get("probabilities"));
                double[] read = model.probabilities(Files.landmarks(hand.get("landmarks")));
                for (int label = 0; label < read.length; label++) {
                    assertEquals(expected[label], read[label], STEP);
                }
                equalLetters += likeliest(expected) == likeliest(read) ? 1 : 0;
            }
        }
        assertEquals(hands.size(), equalLetters);
    }

    @Test
    void averagesTheMaskAndItsMirrorImage() throws Exception {
        ModelInfo info = new ModelInfo(List.of("left", "right"), 32, 0.5);
        try (LetterModel model = new LetterModel(info, new Halves(32))) {
            float[] landmarks = new float[63];
            for (int landmark = 0; landmark < 21; landmark++) {
                landmarks[3 * landmark] = landmark < 20 ? 0 : 1; // most ink at the left
                landmarks[3 * landmark + 1] = landmark;
            }
            double[] read = model.probabilities(landmarks);
            assertEquals(read[0], read[1]);
        }
    }

    @Test
    void refusesAModelWithAnotherNumberOfLabelsOrAnotherSide() {
        ModelInfo labels = new ModelInfo(List.of("A"), 32, 0.5);
        ModelInfo side = new ModelInfo(List.of("A", "B"), 64, 0.5);
        assertThrows(ModelException.class, () -> new LetterModel(labels, new Halves(32)));
        assertThrows(ModelException.class, () -> new LetterModel(side, new Halves(32)));
    }

    private static int likeliest(double[] values) {
        double best = Arrays.stream(values).max().orElseThrow();
        return (int) Arrays.stream(values).takeWhile(value -> value < best).count();
    }

    /** A model that tells how much ink each half of a mask has. */
    private record Halves(int side) implements Interpreter {
        @Override
        public Tensor input() {
            return new Tensor(ElementType.FLOAT32, new int[] {1, side, side, 3}, 0, 0);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(new Tensor(ElementType.FLOAT32, new int[] {1, 2}, 0, 0));
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> outputs) {
            float[] ink = new float[2];
            for (int index = 0; index < side * side * 3; index++) {
                int column = index / 3 % side;
                ink[2 * column / side] += input.getFloat(4 * index);
            }
            outputs().get(0).write(ink, outputs.get(0));
        }

        @Override
        public void close() {}
    }
}
