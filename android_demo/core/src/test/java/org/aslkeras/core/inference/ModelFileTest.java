package org.aslkeras.core.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.zip.ZipEntry;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.text.Rules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelFileTest {
    private static final String GOOD = ModelFiles.GOOD;
    private static final String LANDMARKS = ModelFiles.LANDMARKS;

    @Test
    void readsAlphabetSideAndThreshold() throws Exception {
        assertEquals(
                new ModelInfo(Alphabet.of(List.of("A", "B")), new MaskInput(64), 0.7),
                ModelFile.read(ModelFiles.model(GOOD)));
    }

    @Test
    void readsWhichLettersMoveAndWhichLabelIsNone() throws Exception {
        String labels = GOOD.replace("[\"A\", \"B\"]", "[\"A\", \"J\", \"none\"]");
        assertEquals(
                new Alphabet(List.of("A", "J", "none"), List.of("J"), "none", List.of()),
                ModelFile.read(ModelFiles.model(labels)).alphabet());
        String named =
                labels.replace("{", "{\"moving\": [\"A\"], \"none\": null, \"words\": [\"J\"], ");
        assertEquals(
                new Alphabet(List.of("A", "J", "none"), List.of("A"), null, List.of("J")),
                ModelFile.read(ModelFiles.model(named)).alphabet());
    }

    @Test
    void aModelWithoutAThresholdHasThatOfTheRules() throws Exception {
        String older = GOOD.replace(", \"threshold\": 0.7", "");
        assertEquals(Rules.DEFAULT.threshold(), ModelFile.read(ModelFiles.model(older)).threshold());
    }

    @Test
    void readsAModelOfLandmarksWithItsTemperatureAndEmbedding() throws Exception {
        assertEquals(
                new ModelInfo(
                        Alphabet.of(List.of("A", "B", "none")), new LandmarkInput(), 0.7, 1.25, 256),
                ModelFile.read(ModelFiles.model(LANDMARKS)));
    }

    @Test
    void refusesAnotherVersionOfLandmarks() {
        String message =
                refused(ModelFiles.model(LANDMARKS.replace("s_version\": 1", "s_version\": 3")));
        assertTrue(message.contains("landmarks of version 1. Received: one for version 3"), message);
    }

    @Test
    void refusesAnotherVersionOfTheMask() {
        String message = refused(ModelFiles.model(GOOD.replace("\"mask_version\": 1", "\"mask_version\": 2")));
        assertTrue(message.contains("version 2"), message);
    }

    @Test
    void refusesAModelThatReadsSomethingElse() throws Exception {
        for (String kind : List.of("pictures", "combined")) {
            String message =
                    refused(ModelFiles.model(GOOD.replace("{", "{\"kind\": \"" + kind + "\", ")));
            assertTrue(message.startsWith("Expected a model that reads mask or landmarks"), message);
            assertTrue(message.contains("one that reads " + kind), message);
        }
        ModelFile.read(ModelFiles.model(GOOD.replace("{", "{\"kind\": \"mask\", ")));
    }

    @ParameterizedTest
    @MethodSource("org.aslkeras.core.inference.ModelFiles#garbled")
    void refusesGarbledMetadata(String json) {
        refused(ModelFiles.model(json));
    }

    @ParameterizedTest
    @MethodSource("org.aslkeras.core.inference.ModelFiles#right")
    void readsMetadataAsPythonDoes(String json) throws Exception {
        ModelFile.read(ModelFiles.model(json));
    }

    @Test
    void refusesANetworkOfWhichABitIsAnother() throws Exception {
        byte[] whole = ModelFiles.model(signed(GOOD)).array();
        ModelFile.read(ByteBuffer.wrap(whole));
        for (int index = 0; index < ModelFiles.network().length; index++) {
            whole[index] ^= 1;
            refused(ByteBuffer.wrap(whole));
            whole[index] ^= 1;
        }
    }

    @Test
    void refusesAnArchiveThatIsCompressedDamagedOrHasItsMemberTwiceOrNever() {
        refused(ModelFiles.model(ModelFiles.archive(ZipEntry.DEFLATED, GOOD, "asl.json")));
        refused(ModelFiles.model(ModelFiles.archive(ZipEntry.STORED, GOOD, "labels.txt")));
        byte[] twice = ModelFiles.archive(ZipEntry.STORED, GOOD, "asl.json", "asl.jsom");
        for (int index = 0; index < twice.length; index++) {
            if (new String(twice, index, Math.min(8, twice.length - index), StandardCharsets.US_ASCII)
                    .equals("asl.jsom")) {
                twice[index + 7] = 'n';
            }
        }
        refused(ModelFiles.model(twice));
        byte[] damaged = ModelFiles.archive(ZipEntry.STORED, GOOD, "asl.json");
        damaged[60] ^= 1;
        refused(ModelFiles.model(damaged));
    }

    @Test
    void refusesMetadataThatAreTooLong() {
        refused(ModelFiles.model(GOOD + " ".repeat(1 << 18)));
    }

    /** With the SHA-256 of the network. */
    private static String signed(String json) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(ModelFiles.network());
        String text = String.format("%064x", new BigInteger(1, digest));
        return json.replace("{", "{\"network_sha256\": \"" + text + "\", ");
    }

    @Test
    void refusesWhatIsNoModelHasNoMetadataOrIsCutOff() {
        refused(ByteBuffer.wrap(new byte[0]));
        refused(ByteBuffer.wrap("<html>an error page</html>".getBytes(StandardCharsets.UTF_8)));
        refused(ByteBuffer.wrap(ModelFiles.network()));
        byte[] whole = ModelFiles.model(GOOD).array();
        for (int length = 0; length < whole.length; length++) {
            refused(ByteBuffer.wrap(whole, 0, length));
        }
    }

    private static String refused(ByteBuffer file) {
        return assertThrows(ModelException.class, () -> ModelFile.read(file)).getMessage();
    }
}
