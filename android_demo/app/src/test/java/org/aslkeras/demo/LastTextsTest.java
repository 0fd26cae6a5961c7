package org.aslkeras.demo;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.app.Activity;
import android.content.Intent;
import android.view.ViewGroup;
import java.io.IOException;
import java.util.List;
import org.junit.Test;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;

/** The last texts: kept, taken up again, deleted. */
public class LastTextsTest extends ScreenTest {
    @Test
    public void whatIsClearedIsKeptAndCanBeTakenUpAgain() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.click(R.id.clear);
        assertEquals(List.of("HELLO"), texts().all());
        screen.speller().setText("BYE");
        screen.click(R.id.texts);
        Intent asked = shadowOf(screen.activity()).getNextStartedActivityForResult().intent;
        Intent chosen = new Intent().putExtra(TextsActivity.CHOSEN, "HELLO");
        shadowOf(screen.activity()).receiveResult(asked, Activity.RESULT_OK, chosen);
        assertEquals("HELLO", screen.text(R.id.text));
        assertEquals(List.of("BYE"), texts().all());
    }

    @Test
    public void whatIsUndoneIsNoLastText() {
        Screen.write("HELLO");
        screen = Screen.open(null);
        screen.click(R.id.clear);
        screen.click(R.id.undo);
        assertEquals(List.of(), texts().all());
    }

    @Test
    public void theOldestGoesWhenThereAreTooManyAndNoneIsThereTwice() {
        for (int number = 0; number < 30; number++) {
            texts().add("TEXT " + number);
        }
        texts().add(" TEXT 20 ");
        texts().add("  ");
        List<String> all = texts().all();
        assertEquals(20, all.size());
        assertEquals("TEXT 20", all.get(0));
        assertEquals("TEXT 29", all.get(1));
    }

    @Test
    public void eachAndAllCanBeDeletedAndOneChosen() throws IOException {
        RuntimeEnvironment.setQualifiers("w392dp-h800dp-port-xhdpi");
        texts().add("SEE YOU AT NINE");
        texts().add("MY NAME IS LEE");
        texts().add("HELLO");
        try (ActivityController<TextsActivity> controller =
                Robolectric.buildActivity(TextsActivity.class)) {
            Activity shown = controller.setup().get();
            Screen.shoot(shown, "texts");
            ViewGroup list = shown.findViewById(R.id.list);
            list.getChildAt(0).findViewById(R.id.delete_text).performClick();
            assertEquals(List.of("MY NAME IS LEE", "SEE YOU AT NINE"), texts().all());
            assertEquals(2, list.getChildCount());
            list.getChildAt(1).findViewById(R.id.written).performClick();
            assertTrue(shown.isFinishing());
            assertEquals(
                    "SEE YOU AT NINE",
                    shadowOf(shown).getResultIntent().getStringExtra(TextsActivity.CHOSEN));
            shown.findViewById(R.id.delete_all).performClick();
            assertEquals(List.of(), texts().all());
            assertTrue(shown.findViewById(R.id.no_texts).isShown());
            assertFalse(shown.findViewById(R.id.delete_all).isShown());
        }
    }

    private static LastTexts texts() {
        return new LastTexts(RuntimeEnvironment.getApplication());
    }
}
