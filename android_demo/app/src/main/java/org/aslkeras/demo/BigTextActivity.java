package org.aslkeras.demo;

import android.annotation.TargetApi;
import android.app.Activity;
import android.content.Intent;
import android.os.Build;
import android.os.Bundle;
import android.view.View;
import android.view.WindowInsets;
import android.view.WindowInsetsController;

/** The text as large as the screen, for somebody else to read; a tap turns it. */
public final class BigTextActivity extends Activity {
    private static final String TURNS = "turns";

    private BigTextView text;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.big);
        text = findViewById(R.id.big_text);
        text.setText(getIntent().getStringExtra(Intent.EXTRA_TEXT));
        text.setTurns(saved == null ? BigTextView.ALONG : saved.getInt(TURNS));
        text.setOnClickListener(view -> text.setTurns(text.turns() + 1));
        hideBars();
    }

    @Override
    protected void onSaveInstanceState(Bundle state) {
        super.onSaveInstanceState(state);
        state.putInt(TURNS, text.turns());
    }

    @SuppressWarnings("deprecation") // of Android 7 to 10
    private void hideBars() {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            hideAllBars();
        } else {
            text.setSystemUiVisibility(
                    View.SYSTEM_UI_FLAG_FULLSCREEN
                            | View.SYSTEM_UI_FLAG_HIDE_NAVIGATION
                            | View.SYSTEM_UI_FLAG_IMMERSIVE_STICKY);
        }
    }

    @NewerThanAndroid7
    @TargetApi(Build.VERSION_CODES.R)
    private void hideAllBars() {
        getWindow().setDecorFitsSystemWindows(false);
        WindowInsetsController bars = getWindow().getDecorView().getWindowInsetsController();
        bars.setSystemBarsBehavior(WindowInsetsController.BEHAVIOR_SHOW_TRANSIENT_BARS_BY_SWIPE);
        bars.hide(WindowInsets.Type.systemBars());
    }
}
