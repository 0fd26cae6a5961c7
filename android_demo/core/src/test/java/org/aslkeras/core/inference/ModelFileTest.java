package org.aslkeras.core.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final String GOOD =
            "{\"labels\": [\"A\", \"B\"], \"side\": 64, \"mask_version\": 1, \"threshold\": 0.7}";

    @Test
    void readsLabelsSideAndThreshold() throws Exception {
        ModelInfo info = ModelFile.read(model(GOOD));
        assertEquals(new ModelInfo(List.of("A", "B"), 64, 0.7), info);
    }

    @Test
    void aModelWithoutAThresholdHasThatOfTheRules() throws Exception {
        String older = GOOD.replace(", \"threshold\": 0.7", "");
        assertEquals(0.5, ModelFile.read(model(older)).threshold());
    }

    @Test
    void refusesAnotherVersionOfTheMask() {
        String message = refused(model(GOOD.replace("\"mask_version\": 1", "\"mask_version\": 2")));
        assertTrue(message.contains("version 2"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "{", "3", "",
        "{\"labels\": [1], \"side\": 64, \"mask_version\": 1}",
        "{\"labels\": [\"A\"], \"side\": 65, \"mask_version\": 1}",
        "{\"labels\": [\"A\"], \"side\": 64, \"mask_version\": 1, \"threshold\": 2}",
        "{\"labels\": [\"A\"], \"side\": 64, \"mask_version\": 1, \"threshold\": null}",
        "{\"labels\": [\"A\"], \"side\": 64}",
    })
    void refusesGarbledMetadata(String json) {
        refused(model(json));
    }

    @Test
    void refusesWhatIsNoModelHasNoMetadataOrIsCutOff() {
        refused(ByteBuffer.wrap(new byte[0]));
        refused(ByteBuffer.wrap("<html>an error page</html>".getBytes(StandardCharsets.UTF_8)));
        refused(ByteBuffer.wrap(network()));
        byte[] whole = model(GOOD).array();
        for (int length = 0; length < whole.length; length++) {
            refused(ByteBuffer.wrap(whole, 0, length));
        }
    }

    private static String refused(ByteBuffer file) {
        return assertThrows(ModelException.class, () -> ModelFile.read(file)).getMessage();
    }

    private static ByteBuffer model(String json) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(network());
        file.writeBytes(archive(json));
        return ByteBuffer.wrap(file.toByteArray());
    }

    private static byte[] network() {
        return "\0\0\0\0TFL3 and a network".getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] archive(String json) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            zip.putNextEntry(new ZipEntry("asl.json"));
            zip.write(json.getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("labels.txt"));
        } catch (IOException error) {
            throw new IllegalStateException(error);
        }
        return content.toByteArray();
    }
}
