package org.aslkeras.core.adapt;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.inference.Reader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {
    private static final double ROUNDING = 1e-12;

    @TempDir private Path folder;

    @Test
    void whatIsLearntIsReadFromThenOnAndAfterTheAppWasClosed() throws IOException {
        Signer signer = signer(2);
        assertArrayEquals(new double[] {0.75, 0.25}, signer.reader().read(hand(1)), ROUNDING);
        signer.learn(List.of(hand(1)), "B");
        double[] taught = signer.reader().read(hand(1));
        assertTrue(taught[1] > 0.9, taught[1] + " of B");
        assertTrue(signer.reader().read(hand(-1))[0] > 0.74, "another hand is read as before");
        assertArrayEquals(taught, signer(2).reader().read(hand(1)));
    }

    @Test
    void framesOfStrangeLettersCountForNothingAndAreKept() throws IOException {
        Signer signer = signer(2);
        signer.learn(List.of(hand(1)), "Ö");
        assertArrayEquals(new double[] {0.75, 0.25}, signer.reader().read(hand(1)), ROUNDING);
        signer.learn(List.of(hand(2)), "A");
        Profile profile = ProfileFile.read(new FileInputStream(file()));
        assertEquals(List.of("Ö", "A"), profile.frames().stream().map(Profile.Frame::label).toList());
    }

    @Test
    void whatIsForgottenIsGoneFromTheFile() throws IOException {
        Signer signer = signer(2);
        signer.learn(List.of(hand(1)), "B");
        signer.forget();
        assertArrayEquals(new double[] {0.75, 0.25}, signer.reader().read(hand(1)), ROUNDING);
        assertFalse(file().exists());
    }

    @Test
    void aProfileGoesToAnotherPhone() throws IOException {
        Signer signer = signer(2);
        assertTrue(signer.isEmpty());
        signer.learn(List.of(hand(1)), "B");
        Path given = folder.resolve("given.npz");
        signer.give(Files.newOutputStream(given));
        Signer other = new Signer(new Fixed(2), folder.resolve("other.npz").toFile(), "bert");
        other.take(Files.newInputStream(given));
        assertFalse(other.isEmpty());
        assertArrayEquals(signer.reader().read(hand(1)), other.reader().read(hand(1)));
        Files.write(given, new byte[] {1, 2, 3});
        assertThrows(IOException.class, () -> other.take(Files.newInputStream(given)));
        assertArrayEquals(signer.reader().read(hand(1)), other.reader().read(hand(1)));
    }

    @Test
    void aDamagedProfileIsKeptUnderAnotherName() throws IOException {
        Files.write(file().toPath(), new byte[] {1, 2, 3});
        signer(2);
        assertFalse(file().exists());
        assertEquals(3, new File(file().getPath() + ".damaged").length());
    }

    @Test
    void aProfileThatCannotBeSavedIsSaidAndNothingIsLearnt() {
        Signer signer = new Signer(new Fixed(2), new File(file(), "none/profile.npz"), "anna");
        assertThrows(IOException.class, () -> signer.learn(List.of(hand(1)), "B"));
        assertArrayEquals(new double[] {0.75, 0.25}, signer.reader().read(hand(1)), ROUNDING);
    }

    @Test
    void modelsWithoutAnEmbeddingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> signer(0));
    }

    private Signer signer(int embedding) {
        return new Signer(new Fixed(embedding), file(), "anna");
    }

    private File file() {
        return folder.resolve("profile.npz").toFile();
    }

    private static float[] hand(float x) {
        float[] landmarks = new float[63];
        landmarks[0] = x;
        return landmarks;
    }

    /** Reads the same of every hand, and embeds it by its first number. */
    private static final class Fixed extends Reader {
        private final float[] embedding;

        private Fixed(int size) {
            embedding = new float[size];
        }

        @Override
        public Alphabet alphabet() {
            return Alphabet.of(List.of("A", "B"));
        }

        @Override
        public double threshold() {
            return 0.5;
        }

        @Override
        public void read(float[] landmarks, double[] probabilities) {
            if (embedding.length > 0) {
                embedding[0] = landmarks[0] > 0 ? 1 : 0;
                embedding[1] = 1 - embedding[0];
            }
            probabilities[0] = 0.75;
            probabilities[1] = 0.25;
        }

        @Override
        public int embeddingSize() {
            return embedding.length;
        }

        @Override
        public float[] embedding() {
            return embedding;
        }

        @Override
        public void close() {}
    }
}
