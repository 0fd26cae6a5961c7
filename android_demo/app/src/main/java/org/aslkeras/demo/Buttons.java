package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.view.View;
import android.widget.Toast;

/** What the buttons of the main screen do. */
final class Buttons {
    private final Activity activity;
    private final Engine engine;
    private final Watch watch;
    private final Documents documents;

    Buttons(Activity activity, Engine engine, Watch watch, Documents documents) {
        this.activity = activity;
        this.engine = engine;
        this.watch = watch;
        this.documents = documents;
    }

    void connect(Panels panels, PracticePanel practice, SpeedPanel speed) {
        click(R.id.switch_camera, watch::switchCamera);
        click(R.id.gallery, documents::choosePicture);
        click(R.id.practice, practice::toggle);
        click(R.id.back_to_camera, watch::leavePhoto);
        click(R.id.settings, panels::toggleSettings);
        click(R.id.correct, panels::toggleCorrection);
        click(R.id.measure, speed::start);
        click(
                R.id.about,
                () -> activity.startActivity(new Intent(activity, AboutActivity.class)));
        click(R.id.forget, this::forget);
        click(R.id.take_profile, documents::takeProfile);
        click(R.id.give_profile, documents::giveProfile);
        activity.findViewById(R.id.profile)
                .setVisibility(engine.letters().embeds() ? View.VISIBLE : View.GONE);
    }

    private void forget() {
        if (watch.isReading()) {
            engine.profiles().forget();
            Toast.makeText(activity, R.string.forgotten, Toast.LENGTH_SHORT).show();
        }
    }

    private void click(int id, Runnable action) {
        activity.findViewById(id).setOnClickListener(view -> action.run());
    }
}
