package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.content.res.Configuration;
import android.os.Bundle;
import android.widget.Toast;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.text.Speller;

/** The main screen, as the system sees it; what is on it is in {@link ReadingScreen}. */
public final class MainActivity extends Activity implements Letters.Receiver {
    private static final int LARGE = 600; // dp, as of the folder values-sw600dp

    private Notice notice;
    private Documents documents;
    private Letters letters;
    private Bundle saved;
    private boolean isResumed = false;
    private boolean startsAnew = false;
    private boolean isLarge;
    private Runnable onScreen = () -> { }; // what waits for the screen
    private ReadingScreen screen; // null until it is known what is read

    @Override
    protected void onCreate(Bundle state) {
        super.onCreate(state);
        saved = state;
        isLarge = isLarge(getResources().getConfiguration());
        setContentView(R.layout.main);
        EdgeToEdge.ofMain(this);
        notice = new Notice(this);
        documents = new Documents(this, this::nobodyAnswers);
        letters = new Letters((DemoApplication) getApplication());
        Engine kept = (Engine) getLastNonConfigurationInstance();
        if (kept == null) {
            letters.find(this);
        } else {
            begin(kept);
        }
    }

    /** Null until it is known what is read. */
    ReadingScreen screen() {
        return screen;
    }

    @Override
    public void onLetters(Shipped found) {
        Speller speller =
                new Speller(found.alphabet(), new Settings(this, found).rules());
        speller.setText(new KeptText(this).read());
        begin(new Engine((DemoApplication) getApplication(), found, speller));
    }

    @Override
    public void onOwnModelDropped(String why) {
        Toast.makeText(this, getString(R.string.own_model_dropped, why), Toast.LENGTH_LONG).show();
    }

    @Override
    public void onBadModel(String why) {
        notice.show(getString(R.string.bad_model, why));
    }

    @Override
    protected void onResume() {
        super.onResume();
        isResumed = true;
        if (screen != null) {
            screen.resume();
        }
    }

    @Override
    protected void onPause() {
        isResumed = false;
        if (screen != null) {
            screen.pause(goesOn());
        }
        super.onPause();
    }

    /** What is open goes on in a screen that is made anew, unless that has another model. */
    @Override
    public Object onRetainNonConfigurationInstance() {
        return screen == null || startsAnew ? null : screen.engine();
    }

    @Override
    protected void onDestroy() {
        letters.leave();
        if (screen != null) {
            screen.close(goesOn());
        }
        super.onDestroy();
    }

    @Override
    protected void onSaveInstanceState(Bundle state) {
        super.onSaveInstanceState(state);
        if (screen != null) {
            screen.save(state);
        } else if (saved != null) {
            Sight.restored(saved).save(state);
        }
    }

    @Override
    @SuppressWarnings("deprecation") // of Android 7 to 12
    public void onBackPressed() {
        if (screen == null || !screen.goBack()) {
            super.onBackPressed();
        }
    }

    /** A window that is only resized keeps its screen; one that is unfolded gets a larger one. */
    @Override
    public void onConfigurationChanged(Configuration changed) {
        super.onConfigurationChanged(changed);
        if (isLarge != isLarge(changed)) {
            recreate();
        }
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        super.onRequestPermissionsResult(request, permissions, results);
        later(() -> screen.answered(request, results.length > 0));
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        super.onActivityResult(request, result, data);
        if (result == RESULT_OK && data != null) {
            later(() -> screen.chosen(request, data));
        }
    }

    private static boolean isLarge(Configuration configuration) {
        return configuration.smallestScreenWidthDp >= LARGE;
    }

    private void begin(Engine engine) {
        screen =
                new ReadingScreen(
                        this, engine, notice, documents, Sight.restored(saved), this::startAnew);
        onScreen.run();
        if (isResumed) {
            screen.resume();
        }
    }

    /** With another model. */
    private void startAnew() {
        startsAnew = true;
        recreate();
    }

    private boolean goesOn() {
        return isChangingConfigurations() && !startsAnew;
    }

    /** At once, or when the screen is there. */
    private void later(Runnable task) {
        if (screen == null) {
            onScreen = task;
        } else {
            task.run();
        }
    }

    private void nobodyAnswers() {
        Toast.makeText(this, R.string.nobody_answers, Toast.LENGTH_LONG).show();
    }
}
