package org.aslkeras.core.inference;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.aslkeras.core.Files;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.Test;

class OperatorsTest {
    @Test
    void theModelsInTheAppHaveOperatorsThatItKnows() throws Exception {
        for (String model : shipped()) {
            assertDoesNotThrow(() -> known(table()).require(asset(model)), model);
        }
    }

    @Test
    void anOperatorThatIsNotKnownOrNewerIsNamed() throws Exception {
        JSONObject none = new JSONObject();
        ModelException error =
                assertThrows(
                        ModelException.class,
                        () -> known(none.toString()).require(asset(shipped()[0])));
        assertTrue(error.getMessage().matches(".*number \\d+ version \\d+.*"), error.getMessage());
        JSONObject old = new JSONObject(table());
        old.put("9", 0); // FULLY_CONNECTED
        error = assertThrows(
                ModelException.class, () -> known(old.toString()).require(asset(shipped()[0])));
        assertTrue(error.getMessage().contains("number 9 version"), error.getMessage());
    }

    @Test
    void aHostileFileIsRefusedOrPassesAndNothingElseHappens() throws Exception {
        Operators known = known(table());
        Random random = new Random(7);
        byte[] model = new byte[asset(shipped()[0]).remaining()];
        asset(shipped()[0]).get(model);
        int refused = 0;
        for (int round = 0; round < 2000; round++) {
            byte[] file = model.clone();
            for (int change = 0; change < 8; change++) {
                int place = round % 2 == 0 ? random.nextInt(64) : random.nextInt(file.length);
                file[place] = (byte) random.nextInt();
            }
            try {
                known.require(ByteBuffer.wrap(file));
            } catch (ModelException error) {
                refused++;
            }
        }
        assertTrue(refused > 500, refused + " of 2000");
        assertThrows(ModelException.class, () -> known.require(ByteBuffer.wrap(new byte[3])));
        assertThrows(ModelException.class, () -> known("[]"));
    }

    private static Operators known(String table) throws ModelException {
        return Operators.of(ByteBuffer.wrap(table.getBytes(StandardCharsets.UTF_8)));
    }

    private static String table() throws IOException {
        return java.nio.file.Files.readString(Files.asset(Operators.FILE));
    }

    private static ByteBuffer asset(String name) throws IOException {
        return ByteBuffer.wrap(java.nio.file.Files.readAllBytes(Files.asset(name)));
    }

    private static String[] shipped() throws Exception {
        String text = java.nio.file.Files.readString(Files.asset(Shipped.FILE));
        JSONArray models = new JSONObject(text).getJSONArray("models");
        String[] names = new String[models.length()];
        for (int place = 0; place < names.length; place++) {
            names[place] = models.getJSONObject(place).getString("file");
        }
        return names;
    }
}
