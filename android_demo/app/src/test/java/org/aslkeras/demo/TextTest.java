package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.content.ClipboardManager;
import android.content.Context;
import android.content.Intent;
import android.speech.tts.TextToSpeech;
import android.text.Layout;
import android.widget.TextView;
import java.util.Locale;
import org.junit.Test;
import org.robolectric.shadows.ShadowTextToSpeech;
import org.robolectric.shadows.ShadowToast;

/** The spelled text and its buttons. */
public class TextTest extends ScreenTest {
    @Test
    public void theDeathOfTheProcessKeepsTheText() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.click(R.id.delete);
        screen = Screen.open(screen.die());
        assertEquals("HELL", screen.text(R.id.text));
    }

    @Test
    public void theButtonsChangeCopyAndSpeakTheText() {
        Screen.write("HI");
        screen = Screen.open(null);
        screen.click(R.id.space);
        assertEquals("HI ", screen.text(R.id.text));
        screen.click(R.id.copy);
        ClipboardManager clipboard =
                (ClipboardManager) screen.activity().getSystemService(Context.CLIPBOARD_SERVICE);
        assertEquals("HI ", clipboard.getPrimaryClip().getItemAt(0).getText().toString());
        screen.click(R.id.speak);
        ShadowTextToSpeech speech = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance());
        speech.getOnInitListener().onInit(TextToSpeech.SUCCESS);
        assertEquals("HI ", speech.getLastSpokenText());
        screen.click(R.id.delete);
        screen.click(R.id.delete);
        assertEquals("H", screen.text(R.id.text));
        screen.click(R.id.clear);
        assertEquals("", screen.text(R.id.text));
    }

    @Test
    public void theNewestLettersOfALongTextAreInSight() {
        Screen.write("ABCDEFGHIKLMNOPQRSTUVWXY ".repeat(6));
        screen = Screen.open(null);
        screen.layOut();
        assertEndIsInSight();
        screen.click(R.id.space);
        screen.click(R.id.delete);
        screen.layOut();
        assertEndIsInSight();
    }

    @Test
    public void theTextIsThereAfterTheAppWasLeftInAnyWay() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.click(R.id.delete);
        screen.controller.pause(); // from here on the system may end the app without a word
        assertEquals("HELL", Screen.open(null).text(R.id.text));
    }

    @Test
    public void clearingCanBeUndoneAndWhatWasWrittenSinceStays() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        assertFalse(screen.shows(R.id.undo));
        screen.click(R.id.clear);
        screen.click(R.id.clear);
        assertEquals("", screen.text(R.id.text));
        screen.click(R.id.undo);
        assertEquals("HELLO", screen.text(R.id.text));
        assertFalse(screen.shows(R.id.undo));
    }

    @Test
    public void theTextCanBeShared() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.click(R.id.share);
        Intent chooser = shadowOf(screen.activity()).getNextStartedActivity();
        Intent sent = chooser.getParcelableExtra(Intent.EXTRA_INTENT, Intent.class);
        assertEquals("HELLO", sent.getStringExtra(Intent.EXTRA_TEXT));
    }

    @Test
    public void aPhoneWithoutAVoiceSaysSoEachTime() {
        Screen.application().lacksVoice = true;
        screen = Screen.open(null);
        for (int press = 0; press < 2; press++) {
            ShadowToast.reset();
            screen.click(R.id.speak);
            assertEquals("This phone has no voice for text", ShadowToast.getTextOfLatestToast());
        }
    }

    @Test
    public void lettersAreSpokenInEnglishOrItIsSaidThatTheyAreNot() {
        ShadowTextToSpeech.addLanguageAvailability(Locale.US);
        Screen.write("HI");
        screen = Screen.open(null);
        assertEquals(Locale.US, spoken().getCurrentLanguage());
        assertNull(ShadowToast.getLatestToast());
        screen.die();
        ShadowTextToSpeech.reset();
        screen = Screen.open(null);
        assertEquals("HI", spoken().getLastSpokenText());
        assertTrue(ShadowToast.getTextOfLatestToast().contains("no English voice"));
    }

    private ShadowTextToSpeech spoken() {
        screen.click(R.id.speak);
        ShadowTextToSpeech speech = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance());
        speech.getOnInitListener().onInit(TextToSpeech.SUCCESS);
        return speech;
    }

    private void assertEndIsInSight() {
        TextView text = screen.view(R.id.text);
        Layout lines = text.getLayout();
        int last = lines.getLineCount() - 1;
        assertTrue("lines: " + last, last >= 2);
        assertEquals("nothing is cut out", 0, lines.getEllipsisCount(0));
        int bottom = lines.getLineBottom(last) + text.getTotalPaddingTop() - text.getScrollY();
        assertTrue(bottom + " in " + text.getHeight(), bottom <= text.getHeight());
    }
}
