package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.inference.MaskInput;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.ModelFile;
import org.aslkeras.core.inference.ModelFiles;
import org.aslkeras.core.inference.ModelInfo;
import org.json.JSONObject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.robolectric.RobolectricTestRunner;

/** A model's metadata, read by the org.json of Android 14 instead of the desktop's. */
@RunWith(RobolectricTestRunner.class)
public class MetadataTest {
    @Test
    public void theReaderIsThePhones() {
        assertEquals(
                0,
                Arrays.stream(JSONObject.class.getMethods())
                        .filter(method -> method.getName().equals("toMap"))
                        .count());
    }

    @Test
    public void goodMetadataAreRead() throws ModelException {
        assertEquals(
                new ModelInfo(Alphabet.of(List.of("A", "B")), new MaskInput(64), 0.7),
                ModelFile.read(ModelFiles.model(ModelFiles.GOOD)));
    }

    @Test
    public void metadataAreReadAsPythonDoes() throws Exception {
        for (String json : ModelFiles.right()) {
            ModelFile.read(ModelFiles.model(json));
        }
    }

    @Test
    public void garbledMetadataAreRefused() throws Exception {
        for (String json : ModelFiles.garbled()) {
            assertThrows(
                    json, ModelException.class, () -> ModelFile.read(ModelFiles.model(json)));
        }
    }
}
