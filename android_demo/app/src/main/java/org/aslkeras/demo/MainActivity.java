package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.view.HapticFeedbackConstants;
import android.view.View;
import android.widget.Toast;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.text.Speller;

/** The only screen: the preview with what is read, the text, its buttons and the settings. */
public final class MainActivity extends Activity
        implements Engine.Listener, SettingsPanel.Listener {
    private State state = new State.NoModel();
    private boolean isCameraLost = false;
    private Runnable onStart = () -> { }; // what waits for the engine
    private SceneView scene;
    private TimesLabel times;
    private Notice notice;
    private DisplayRotation rotation;
    private CameraPermission permission;
    private Documents documents;
    private Panels panels;

    // Null without a model.
    private Settings settings;
    private KeptText kept;
    private Speller speller;
    private TextPanel text;
    private CorrectionPanel correction;
    private Engine engine;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.main);
        scene = findViewById(R.id.scene);
        times = new TimesLabel(this);
        notice = new Notice(this);
        rotation = new DisplayRotation(this, this::watch);
        permission = new CameraPermission(this);
        documents = new Documents(this, this::onBadPicture);
        panels = new Panels(this);
        try {
            begin(new Assets((DemoApplication) getApplication()).letters(), saved);
        } catch (ModelException error) {
            onBadModel(error.getMessage());
        }
    }

    private void begin(Shipped letters, Bundle saved) {
        settings = new Settings(this, letters);
        kept = new KeptText(this);
        engine = (Engine) getLastNonConfigurationInstance();
        if (engine == null) {
            Speller empty = new Speller(letters.alphabet(), settings.rules());
            empty.setText(kept.read());
            engine = new Engine((DemoApplication) getApplication(), empty);
        }
        engine.listen(this);
        speller = engine.speller();
        text = new TextPanel(this, speller, this::showText);
        correction = new CorrectionPanel(this, speller, letters, this::correct);
        new SettingsPanel(this, settings, this);
        scene.setShowsMask(settings.showsMask());
        click(R.id.switch_camera, this::switchCamera);
        click(R.id.gallery, documents::choosePicture);
        click(R.id.back_to_camera, this::leavePhoto);
        click(R.id.settings, panels::toggleSettings);
        click(R.id.about, () -> startActivity(new Intent(this, AboutActivity.class)));
        click(R.id.forget, this::forget);
        click(R.id.take_profile, documents::takeProfile);
        click(R.id.give_profile, documents::giveProfile);
        findViewById(R.id.profile).setVisibility(letters.embeds() ? View.VISIBLE : View.GONE);
        state = new State.Paused(Sight.restored(saved));
    }

    @Override
    protected void onResume() {
        super.onResume();
        if (state instanceof State.Paused paused) {
            startEngine(paused.sight());
        }
    }

    /** A screen that is only made anew goes on with what is open. */
    @Override
    protected void onPause() {
        if (state instanceof State.Reading reading) {
            if (isChangingConfigurations()) {
                rotation.stop();
                state = new State.Paused(reading.sight());
            } else {
                stopEngine(reading.sight());
            }
        }
        if (state instanceof State.WithModel) {
            kept.write(speller.text());
        }
        super.onPause();
    }

    @Override
    public Object onRetainNonConfigurationInstance() {
        return engine;
    }

    @Override
    protected void onDestroy() {
        if (state instanceof State.WithModel) {
            text.close();
            engine.listen(null);
            if (!isChangingConfigurations()) {
                engine.quit();
            }
        }
        super.onDestroy();
    }

    @Override
    protected void onSaveInstanceState(Bundle saved) {
        super.onSaveInstanceState(saved);
        if (state instanceof State.WithModel known) {
            known.sight().save(saved);
        }
    }

    /** Closes what was opened last: a panel, a picture, then the app. */
    @Override
    @SuppressWarnings("deprecation") // its successor is newer than Android 7.0
    public void onBackPressed() {
        if (panels.close()) {
            return;
        }
        if (isPhoto()) {
            leavePhoto();
        } else {
            super.onBackPressed();
        }
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        super.onRequestPermissionsResult(request, permissions, results);
        Intent help = permission.afterwards(request, results.length > 0);
        if (help != null) {
            documents.open(help, -1);
        } else {
            watch();
        }
    }

    @Override
    protected void onActivityResult(int request, int result, Intent data) {
        super.onActivityResult(request, result, data);
        if (result != RESULT_OK || data == null || data.getData() == null) {
            return;
        }
        Uri chosen = data.getData(); // read when the activity resumes, which is next
        switch (request) {
            case Documents.PICTURE -> choose(chosen);
            case Documents.TAKE -> onStart = () -> engine.takeProfile(chosen);
            case Documents.GIVE -> onStart = () -> engine.giveProfile(chosen);
            default -> { }
        }
    }

    @Override
    public void onFrame() {
        if (!(state instanceof State.Reading)) {
            return;
        }
        Frame frame = engine.frame();
        scene.show(frame);
        if (showText()) {
            scene.performHapticFeedback(HapticFeedbackConstants.KEYBOARD_TAP);
        }
        times.show(frame, scene.drawMillis());
        if (isCameraLost && !frame.isPhoto()) {
            isCameraLost = false;
            notice.hide();
        }
        if (isPhoto() && frame.isPhoto() && frame.scene().hands().isEmpty()) {
            notice.show(
                    getString(R.string.no_hand_in_picture), R.string.gallery, documents::choosePicture);
        }
    }

    @Override
    public void onTrouble(FrameSource.Trouble trouble) {
        if (trouble == FrameSource.Trouble.NO_CAMERA) {
            notice.show(getString(R.string.no_camera), R.string.gallery, documents::choosePicture);
        } else {
            isCameraLost = true;
            notice.show(getString(R.string.camera_lost), R.string.try_again, this::tryAgain);
        }
    }

    @Override
    public void onBadModel(String why) {
        notice.show(getString(R.string.bad_model, why));
    }

    @Override
    public void onBadPicture() {
        notice.show(getString(R.string.bad_picture), R.string.back_to_camera, this::leavePhoto);
    }

    @Override
    public void onProfile(boolean worked) {
        toast(getString(worked ? R.string.profile_done : R.string.profile_bad));
    }

    @Override
    public void onCorrected(Corrector.Outcome outcome, String letter) {
        showText();
        switch (outcome) {
            case LEARNT -> toast(getString(R.string.learnt, letter));
            case FORGOTTEN -> toast(getString(R.string.not_learnt));
            case NOT_SAVED -> toast(getString(R.string.not_saved));
            default -> { } // the text says it
        }
    }

    @Override
    public void onSettings() {
        speller.setRules(settings.rules());
        scene.setShowsMask(settings.showsMask());
    }

    @Override
    public void onThreads() {
        if (state instanceof State.Reading reading) {
            stopEngine(reading.sight());
            startEngine(reading.sight());
        }
    }

    /** Whether a letter has come. */
    private boolean showText() {
        correction.show();
        return text.show();
    }

    private void tryAgain() {
        engine.leave();
        watch();
    }

    private void correct(String letter) {
        if (state instanceof State.Reading) {
            engine.correct(letter);
        }
    }

    private void forget() {
        if (state instanceof State.Reading) {
            engine.forget();
            toast(getString(R.string.forgotten));
        }
    }

    private void toast(String sentence) {
        Toast.makeText(this, sentence, Toast.LENGTH_SHORT).show();
    }

    private void startEngine(Sight sight) {
        state = new State.Reading(sight);
        rotation.start();
        engine.start(settings.threads());
        onStart.run();
        onStart = () -> { };
        watch();
        onFrame(); // of before the screen was made anew
    }

    private void stopEngine(Sight sight) {
        state = new State.Paused(sight);
        rotation.stop();
        engine.stop();
    }

    /** Reads the sight, or says why it cannot be read. */
    private void watch() {
        if (!(state instanceof State.Reading reading)) {
            return;
        }
        notice.hide();
        isCameraLost = false;
        findViewById(R.id.back_to_camera).setVisibility(isPhoto() ? View.VISIBLE : View.GONE);
        if (reading.sight() instanceof Sight.Photo photo) {
            engine.readPhoto(photo.uri(), settings.threshold());
        } else if (permission.isGiven()) {
            engine.readCamera(settings.front(), rotation.degrees());
        } else {
            askForCamera(reading.sight().camera());
        }
    }

    /** The reason stays on the screen behind the system's question, and after a refusal. */
    private void askForCamera(Sight.Camera camera) {
        engine.leave();
        notice.show(
                getString(R.string.camera_reason),
                R.string.allow_camera,
                () -> permission.ask(CameraPermission.PRESSED));
        if (!camera.asked()) {
            look(new Sight.Camera(true));
            permission.ask(CameraPermission.ASKED);
        }
    }

    /** Reads something else from now on, or from the next resume on. */
    private void look(Sight other) {
        if (state instanceof State.WithModel known) {
            state = known.with(other);
        }
    }

    private void choose(Uri photo) {
        if (state instanceof State.WithModel known) {
            Sight.Camera camera = known.sight().camera();
            look(photo == null ? camera : new Sight.Photo(photo, camera));
        }
    }

    private void leavePhoto() {
        choose(null);
        watch();
    }

    private void switchCamera() {
        choose(null);
        settings.setFront(!settings.front());
        watch();
    }

    private boolean isPhoto() {
        return state instanceof State.WithModel known && known.sight() instanceof Sight.Photo;
    }

    private void click(int id, Runnable action) {
        findViewById(id).setOnClickListener(view -> action.run());
    }
}
