package org.aslkeras.core.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.aslkeras.core.Files;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.litert.Folder;
import org.junit.jupiter.api.Test;

class LetterModelTest {
    /** Of a float32 probability; the networks' answers are equal, as they read the same batch. */
    private static final double ROUNDING = 1e-6;

    @Test
    void readsRealHandsAsPythonDoes() throws Exception {
        assumeTrue(System.getProperty("asl.litert") != null, "LiteRT's library is not named");
        RealHands hands = new RealHands(Files.vectors("letters.json"));
        try (Reader reader = Shipped.in(new Folder(hands.models())).open()) {
            RealHands.Comparison compared = hands.compare(reader);
            assertEquals(hands.count(), compared.equalLetters());
            assertEquals(0, compared.largestDifference(), ROUNDING);
            assertEquals(0, compared.largestOfEmbeddings(), ROUNDING);
        }
    }

    @Test
    void averagesTheMaskAndItsMirrorImage() throws Exception {
        ModelInfo info = new ModelInfo(Alphabet.of(List.of("left", "right")), new MaskInput(32), 0.5);
        try (LetterModel model = new LetterModel(info, new Halves(32, true))) {
            float[] landmarks = new float[63];
            for (int landmark = 0; landmark < 21; landmark++) {
                landmarks[3 * landmark] = landmark < 20 ? 0 : 1; // most ink at the left
                landmarks[3 * landmark + 1] = landmark;
            }
            double[] read = model.read(landmarks);
            assertEquals(read[0], read[1]);
        }
    }

    @Test
    void refusesAModelWithAnotherNumberOfLabelsOrAnotherSide() {
        ModelInfo labels = new ModelInfo(Alphabet.of(List.of("A")), new MaskInput(32), 0.5);
        ModelInfo side = new ModelInfo(Alphabet.of(List.of("A", "B")), new MaskInput(64), 0.5);
        assertThrows(ModelException.class, () -> new LetterModel(labels, new Halves(32, true)));
        assertThrows(ModelException.class, () -> new LetterModel(side, new Halves(32, true)));
    }

    @Test
    void refusesAModelWhoseAnswersAreNoProbabilities() {
        ModelInfo info = new ModelInfo(Alphabet.of(List.of("left", "right")), new MaskInput(32), 0.5);
        String message =
                assertThrows(ModelException.class, () -> new LetterModel(info, new Halves(32, false)))
                        .getMessage();
        assertTrue(message.contains("which sum to 1"), message);
    }

    /** A model that tells how much of the ink each half of a mask has, or without a softmax how much. */
    private record Halves(int side, boolean softmax) implements Interpreter {
        @Override
        public Tensor input() {
            return new Tensor(ElementType.FLOAT32, new int[] {2, side, side, 3}, 0, 0);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(new Tensor(ElementType.FLOAT32, new int[] {2, 2}, 0, 0));
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> outputs) {
            float[] ink = new float[4];
            float[] answers = new float[4];
            for (int index = 0; index < 2 * side * side * 3; index++) {
                int view = index / (side * side * 3);
                int column = index / 3 % side;
                ink[2 * view + 2 * column / side] += input.getFloat(4 * index);
            }
            for (int half = 0; half < ink.length; half++) {
                float both = ink[half & 2] + ink[half | 1];
                answers[half] = softmax ? both > 0 ? ink[half] / both : 0.5f : ink[half];
            }
            outputs().get(0).write(answers, outputs.get(0));
        }

        @Override
        public void close() {}
    }
}
