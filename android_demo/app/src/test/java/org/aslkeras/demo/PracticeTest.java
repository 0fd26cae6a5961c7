package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import android.app.AlertDialog;
import android.widget.EditText;
import java.io.IOException;
import org.junit.Test;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.shadows.ShadowAlertDialog;

/** A practice, with a hand in front of the camera. */
public class PracticeTest extends ScreenTest {
    @Test
    public void aWordIsPractisedToItsEndAndTheTextStaysAsItWas() throws IOException {
        open("L");
        practise("L");
        Screen.await("the end", () -> screen.shows(R.id.practice_summary));
        String summary = screen.text(R.id.practice_summary);
        assertTrue(summary, summary.matches("Words: 1. Letters: 1, each in \\d+\\.\\d seconds"));
        screen.click(R.id.close_practice);
        assertTrue(screen.shows(R.id.text));
        assertEquals("HI", screen.speller().text());
        screen.awaitFrame();
    }

    @Test
    public void itSaysWhatWasReadInsteadAndWhatIsToBeDoneNow() throws IOException {
        open("L");
        practise("MOO");
        assertEquals("Word 1 of 1", screen.text(R.id.practice_count));
        assertTrue(screen.shows(R.id.shape));
        Screen.await(
                "the mistake",
                () -> screen.text(R.id.practice_hint).equals("That was L. Sign M"));
        screen.click(R.id.skip_letter);
        assertEquals("Right. Sign O", screen.text(R.id.practice_hint));
        screen.click(R.id.skip_letter);
        assertTrue(screen.text(R.id.practice_hint).contains("O once more"));
        screen.click(R.id.end_practice);
        assertTrue(screen.text(R.id.practice_summary).contains("M: never right, was read as L"));
    }

    @Test
    public void aLetterThatMovesIsDrawnAndShowsTheHandThatItBeginsWith() throws IOException {
        open("L");
        practise("JAZZ");
        assertEquals("Draw J with this hand", screen.text(R.id.practice_hint));
        assertTrue(screen.shows(R.id.shape));
        assertEquals("Hand shape of J", screen.view(R.id.shape).getContentDescription());
    }

    @Test
    public void aWordWithALetterThatIsNotReadIsSaid() throws IOException {
        open("L");
        screen.click(R.id.practice);
        screen.click(R.id.own_words);
        AlertDialog dialog = (AlertDialog) ShadowAlertDialog.getLatestDialog();
        EditText field = dialog.findViewById(R.id.own_words_field);
        field.setText("ok ÉTÉ");
        dialog.getButton(AlertDialog.BUTTON_POSITIVE).performClick();
        assertEquals("“ÉTÉ” has a letter that is not read.", field.getError().toString());
        assertTrue(dialog.isShowing());
        field.setText("ok, go");
        dialog.getButton(AlertDialog.BUTTON_POSITIVE).performClick();
        Screen.idle();
        assertEquals("OK", screen.text(R.id.practice_word));
        screen.click(R.id.skip_word);
        assertEquals("GO", screen.text(R.id.practice_word));
    }

    @Test
    @SuppressWarnings("deprecation") // as in the activity
    public void itGoesOnWhenTheScreenIsTurnedAndBackEndsIt() throws IOException {
        open("Y");
        practise("LO");
        screen.click(R.id.skip_letter);
        RuntimeEnvironment.setQualifiers("+land");
        screen.controller.configurationChange();
        screen.awaitFrame();
        assertEquals("LO", screen.text(R.id.practice_word));
        assertEquals("Hand shape of O", screen.view(R.id.shape).getContentDescription());
        screen.activity().onBackPressed();
        assertFalse(screen.shows(R.id.practice_panel));
        assertFalse(screen.activity().isFinishing());
    }

    private void open(String letter) throws IOException {
        Screen.application().camera.image = Photograph.portrait(Photograph.file(letter));
        Screen.write("HI");
        screen = Screen.open(null);
    }

    private void practise(String words) {
        new Settings(Screen.application(), screen.activity().screen().engine().letters())
                .setWords(words);
        screen.click(R.id.practice);
        screen.awaitFrame();
    }
}
