package org.aslkeras.demo;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.LetterModel;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.RealHands;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.inference.Tensor;
import org.aslkeras.core.litert.LiteRtInterpreter;
import org.junit.Test;
import org.tensorflow.lite.TensorFlowLite;

/** The runtime in the APK against the newer ones of the desktop. */
public class TfliteInterpreterTest {
    private static final List<String> HAND_MODELS =
            List.of("palm_detection_full.tflite", "hand_landmark_full.tflite");
    private static final long SEED = 64;

    /** One step of an 8-bit probability: the versions of XNNPACK round differently. */
    private static final double STEP = 1 / 256.0;

    /** Of a model's largest answer; float sums depend on their order. */
    private static final float ROUNDING = 1e-4f;

    @Test
    public void itIsTheVersionThatTheModelsAreCheckedFor() {
        assertEquals("2.16.1", TensorFlowLite.runtimeVersion());
    }

    @Test
    public void readsRealHandsAsPythonDoes() throws Exception {
        RealHands hands = realHands();
        try (Reader reader = Shipped.in(new PhoneFolder(hands.models(), 1)).open()) {
            RealHands.Comparison compared = hands.compare(reader);
            assertEquals(hands.count(), compared.equalLetters());
            assertEquals(0, compared.largestDifference(), STEP);
        }
    }

    @Test
    public void findsHandsAsTheDesktopDoes() throws IOException {
        for (String name : HAND_MODELS) {
            Path file = asset(name);
            try (Interpreter phone = new TfliteInterpreter(MappedFile.of(file), 1, 1);
                    Interpreter desktop = new LiteRtInterpreter(file, 1)) {
                List<float[]> expected = answers(desktop);
                List<float[]> answers = answers(phone);
                assertEquals(expected.size(), answers.size());
                for (int output = 0; output < answers.size(); output++) {
                    float tolerance = ROUNDING * largest(expected.get(output));
                    assertArrayEquals(expected.get(output), answers.get(output), tolerance);
                }
            }
        }
    }

    @Test
    public void answersAlikeWithAnyNumberOfThreads() throws IOException {
        for (Path letters : letterModels()) {
            MappedByteBuffer file = MappedFile.of(letters);
            try (Interpreter one = new TfliteInterpreter(file, 1, LetterModel.BATCH);
                    Interpreter four = new TfliteInterpreter(file, 4, LetterModel.BATCH)) {
                assertArrayEquals(answers(one).get(0), answers(four).get(0), 0);
            }
        }
    }

    @Test
    public void refusesAFileThatIsCutShort() throws IOException {
        byte[] whole = Files.readAllBytes(letterModels().get(0));
        Path file = Files.createTempFile("short", ".tflite");
        file.toFile().deleteOnExit();
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        MappedByteBuffer model = MappedFile.of(file);
        assertThrows(
                IllegalArgumentException.class,
                () -> new TfliteInterpreter(model, 1, LetterModel.BATCH));
    }

    /** The outputs for the same input of chance. */
    private static List<float[]> answers(Interpreter interpreter) {
        Tensor input = interpreter.input();
        Random random = new Random(SEED);
        float[] values = new float[input.elements()];
        for (int index = 0; index < values.length; index++) {
            values[index] = random.nextFloat();
        }
        ByteBuffer content = input.allocate();
        input.write(values, content);
        List<ByteBuffer> filled = interpreter.outputs().stream().map(Tensor::allocate).toList();
        interpreter.run(content, filled);
        List<float[]> answers = new ArrayList<>();
        for (int index = 0; index < filled.size(); index++) {
            Tensor output = interpreter.outputs().get(index);
            answers.add(new float[output.elements()]);
            output.read(filled.get(index), answers.get(index));
        }
        return answers;
    }

    private static float largest(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** All models in the assets but the two of hands. */
    private static List<Path> letterModels() throws IOException {
        try (Stream<Path> files = Files.list(asset(""))) {
            return files.filter(file -> file.toString().endsWith(".tflite"))
                    .filter(file -> !HAND_MODELS.contains(file.getFileName().toString()))
                    .toList();
        }
    }

    private static Path asset(String name) {
        return Path.of(System.getProperty("asl.assets"), name);
    }

    private static RealHands realHands() throws IOException {
        Path file = Path.of(System.getProperty("asl.vectors"), "letters.json");
        assumeTrue(file + " was not made", Files.isRegularFile(file));
        return new RealHands(file);
    }
}
