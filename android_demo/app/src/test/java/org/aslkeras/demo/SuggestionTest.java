package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.speech.tts.TextToSpeech;
import android.text.Spanned;
import android.text.style.UnderlineSpan;
import android.widget.TextView;
import org.junit.Test;
import org.robolectric.shadows.ShadowTextToSpeech;

/** What a dictionary makes of words, and what the user makes of that. */
public class SuggestionTest extends ScreenTest {
    private static final double SURE = 0.6;

    @Test
    public void aSuggestionIsTakenWithOnePress() {
        open();
        screen.spell("GRET", SURE);
        assertEquals("“GRET”", screen.text(R.id.spelled));
        assertTrue("it stands in the text", screen.view(R.id.spelled).isSelected());
        String second = screen.text(R.id.second_word);
        assertNotEquals("GRET", second);
        screen.click(R.id.second_word);
        assertEquals(second + " ", screen.text(R.id.text));
        assertTrue(screen.view(R.id.second_word).isSelected());
        assertFalse(screen.view(R.id.spelled).isSelected());
    }

    @Test
    public void aCorrectedLetterIsUnderlinedAndOnePressBringsBackWhatWasSpelled() {
        open();
        screen.spell("HOUSW", SURE);
        screen.click(R.id.space);
        assertEquals("HOUSE ", screen.text(R.id.text));
        assertEquals("4 to 5", underlined());
        screen.click(R.id.spelled);
        assertEquals("HOUSW ", screen.text(R.id.text));
        assertEquals("", underlined());
    }

    @Test
    public void theVoiceReadsTheWordThatWasMeantAndEachAtItsEndIfThatIsWished() {
        open();
        screen.click(R.id.settings);
        screen.view(R.id.speak_words).performClick();
        screen.spell("HOUSW", SURE);
        screen.click(R.id.space);
        ShadowTextToSpeech speech = shadowOf(ShadowTextToSpeech.getLastTextToSpeechInstance());
        speech.getOnInitListener().onInit(TextToSpeech.SUCCESS);
        assertEquals("HOUSE", speech.getLastSpokenText());
        screen.click(R.id.speak);
        assertEquals("HOUSE ", speech.getLastSpokenText());
        screen.click(R.id.spelled);
        assertEquals("HOUSW", speech.getLastSpokenText());
        screen.activity().screen().news().onWord("GREAT");
        assertEquals("GREAT", speech.getLastSpokenText());
        screen.view(R.id.speak_words).performClick();
        screen.activity().screen().news().onWord("NO");
        assertEquals("GREAT", speech.getLastSpokenText());
    }

    @Test
    public void withoutALanguageAllStaysAsItIsSpelled() {
        open();
        screen.click(R.id.settings);
        screen.view(R.id.language).performClick();
        Screen.await("no words", () -> !screen.speller().decodes());
        screen.spell("HOUSW", SURE);
        assertFalse(screen.shows(R.id.suggestions));
        screen.click(R.id.space);
        assertEquals("HOUSW ", screen.text(R.id.text));
        screen = Screen.open(screen.die());
        screen.awaitFrame();
        assertFalse(screen.speller().decodes());
    }

    private void open() {
        screen = Screen.open(null);
        Screen.await("the words", () -> screen.speller().decodes());
    }

    private String underlined() {
        Spanned text = (Spanned) screen.<TextView>view(R.id.text).getText();
        StringBuilder places = new StringBuilder();
        for (UnderlineSpan span : text.getSpans(0, text.length(), UnderlineSpan.class)) {
            places.append(text.getSpanStart(span)).append(" to ").append(text.getSpanEnd(span));
        }
        return places.toString();
    }
}
