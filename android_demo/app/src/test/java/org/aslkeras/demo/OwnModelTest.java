package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Operators;
import org.junit.Before;
import org.junit.Test;
import org.robolectric.shadows.ShadowToast;

/** A model from a file of the user's own. */
public class OwnModelTest extends ScreenTest {
    private static final String APP = "Reads with the app’s own model";
    private static final String OWN = "Reads with a model from a file";

    private byte[] model;

    @Before
    public void readAModel() throws IOException {
        model = Files.readAllBytes(Path.of(Screen.application().assets, "landmarks_int8.tflite"));
    }

    @Test
    public void itReadsFromNowOnAndTheAppsOwnIsOnePressAway() throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file("L"));
        screen = Screen.open(null);
        screen.awaitFrame();
        assertEquals(APP, screen.text(R.id.model_label));
        int both = Screen.application().openInterpreters.get();
        choose(model);
        Screen.await("the model", () -> own().isUsed() && labelIs(OWN));
        Screen.await("the letter", () -> screen.description().startsWith("L, "));
        Screen.await("one model", () -> Screen.application().openInterpreters.get() == both - 1);
        screen = Screen.open(screen.die());
        assertEquals(OWN, screen.text(R.id.model_label));
        screen.view(R.id.drop_model).performClick();
        Screen.await("the app's", () -> !own().isUsed() && labelIs(APP));
        Screen.await("the letter", () -> screen.description().startsWith("L, "));
    }

    @Test
    public void everyRefusalIsASentenceAndNothingChanges() throws IOException {
        screen = Screen.open(null);
        screen.awaitFrame();
        refused(new byte[] {1, 2, 3}, "Expected a .tflite file");
        refused(changed(file -> file[file.length / 2] ^= 1), "SHA-256");
        refused(Arrays.copyOf(model, model.length - 30), "with metadata");
        refused(renamed("landmarks", "landscape"), "Expected");
        shadowOf(screen.activity().getContentResolver())
                .registerInputStreamSupplier(FILE, () -> {
                    throw new IllegalStateException("a provider of another app");
                });
        screen.choose(R.id.choose_model, FILE);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        assertEquals(
                "This file cannot be read, or is larger than a model.",
                screen.text(R.id.notice_text));
    }

    @Test
    public void aModelThatTheRuntimeRefusesOrCannotRunIsRefusedAndClosed() throws Exception {
        Screen.application().failsRuns = true;
        assertTrue(refusal().startsWith("It cannot be run: "));
        Screen.application().refusesModels = true;
        assertTrue(refusal().contains("builtin opcode"));
        assertFalse(own().isUsed());
        assertEquals(0, Screen.application().openInterpreters.get());
    }

    @Test
    public void aModelThatEndedTheAppWhileItWasOpenedIsNotOpenedAgain() throws Exception {
        own().take(model, new Assets(Screen.application()).operators(), Screen.application());
        own().begin(); // and the app ends here
        screen = Screen.open(null);
        assertTrue(ShadowToast.getTextOfLatestToast().contains("ended while it opened"));
        assertEquals(APP, screen.text(R.id.model_label));
        screen.awaitFrame();
    }

    @Test
    public void aModelThatIsDamagedOnThePhoneGivesWayToTheAppsOwn() throws Exception {
        own().take(model, new Assets(Screen.application()).operators(), Screen.application());
        File kept = new File(Screen.application().getFilesDir(), "model/model.tflite");
        Files.write(kept.toPath(), new byte[] {1, 2, 3});
        screen = Screen.open(null);
        assertTrue(ShadowToast.getTextOfLatestToast().contains("Expected a .tflite"));
        assertEquals(APP, screen.text(R.id.model_label));
        screen.awaitFrame();
    }

    private String refusal() throws ModelException {
        Operators known = new Assets(Screen.application()).operators();
        return assertThrows(
                        ModelException.class,
                        () -> own().take(model, known, Screen.application()))
                .getMessage();
    }

    private void refused(byte[] content, String why) {
        choose(content);
        Screen.await("the notice", () -> screen.shows(R.id.notice));
        String told = screen.text(R.id.notice_text);
        assertTrue(told, told.startsWith("The app cannot read with this file. "));
        assertTrue(told, told.contains(why));
        assertFalse(own().isUsed());
        screen.click(R.id.notice_button);
        assertFalse(screen.shows(R.id.notice));
    }

    private byte[] changed(Consumer<byte[]> change) {
        byte[] other = model.clone();
        change.accept(other);
        return other;
    }

    /** The same number of bytes, so that the archive stays one but for its sums. */
    private byte[] renamed(String from, String to) {
        String text = new String(model, StandardCharsets.ISO_8859_1);
        int place = text.lastIndexOf("\"" + from);
        byte[] name = to.getBytes(StandardCharsets.ISO_8859_1);
        return changed(file -> System.arraycopy(name, 0, file, place + 1, from.length()));
    }

    private boolean labelIs(String label) {
        return screen.text(R.id.model_label).equals(label);
    }

    private void choose(byte[] content) {
        shadowOf(screen.activity().getContentResolver())
                .registerInputStreamSupplier(FILE, () -> new ByteArrayInputStream(content));
        screen.choose(R.id.choose_model, FILE);
    }

    private static OwnModel own() {
        return new OwnModel(Screen.application().getFilesDir());
    }
}
