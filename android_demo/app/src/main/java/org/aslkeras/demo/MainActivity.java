package org.aslkeras.demo;

import android.Manifest;
import android.app.Activity;
import android.content.ActivityNotFoundException;
import android.content.Intent;
import android.content.pm.PackageManager;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.TextView;
import android.widget.Toast;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.live.StageTimes;
import org.aslkeras.core.text.Speller;

/** The only screen: the preview with what is read, the text, its buttons and the settings. */
public final class MainActivity extends Activity
        implements Engine.Listener, SettingsPanel.Listener {
    private static final String TEXT = "text";
    private static final int CAMERA_REQUEST = 1;
    private static final int GALLERY_REQUEST = 2;
    private static final int TAKE_REQUEST = 3;
    private static final int GIVE_REQUEST = 4;
    private static final String PROFILE_TYPE = "application/octet-stream";
    private static final String PROFILE_NAME = "asl-profile.npz";

    private State state = new State.NoModel();
    private Runnable onStart = () -> { }; // what waits for the engine
    private SceneView scene;
    private TextView times;
    private Notice notice;
    private DisplayRotation rotation;

    // Null without a model.
    private Settings settings;
    private Speller speller;
    private TextPanel text;
    private CorrectionPanel correction;
    private Engine engine;

    @Override
    protected void onCreate(Bundle saved) {
        super.onCreate(saved);
        setContentView(R.layout.main);
        scene = findViewById(R.id.scene);
        times = findViewById(R.id.times);
        notice = new Notice(this);
        rotation = new DisplayRotation(this, this::watch);
        try {
            begin(new Assets((DemoApplication) getApplication()).letters(), saved);
        } catch (ModelException error) {
            onBadModel(error.getMessage());
        }
    }

    private void begin(Shipped letters, Bundle saved) {
        settings = new Settings(this, letters.threshold());
        speller = new Speller(letters.alphabet(), settings.rules());
        if (saved != null) {
            speller.setText(saved.getString(TEXT, ""));
        }
        engine = new Engine((DemoApplication) getApplication(), speller, this);
        text = new TextPanel(this, speller, this::showText);
        correction = new CorrectionPanel(this, speller, letters, this::correct);
        new SettingsPanel(this, settings, this);
        scene.setShowsMask(settings.showsMask());
        click(R.id.switch_camera, this::switchCamera);
        click(R.id.gallery, this::choosePhoto);
        click(R.id.settings, this::toggleSettings);
        click(R.id.forget, this::forget);
        click(R.id.take_profile, this::takeProfile);
        click(R.id.give_profile, this::giveProfile);
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

    @Override
    protected void onPause() {
        if (state instanceof State.Reading reading) {
            stopEngine(reading.sight());
        }
        super.onPause();
    }

    @Override
    protected void onDestroy() {
        if (state instanceof State.WithModel) {
            text.close();
        }
        super.onDestroy();
    }

    @Override
    protected void onSaveInstanceState(Bundle saved) {
        super.onSaveInstanceState(saved);
        if (state instanceof State.WithModel known) {
            saved.putString(TEXT, speller.text());
            known.sight().save(saved);
        }
    }

    @Override
    public void onRequestPermissionsResult(int request, String[] permissions, int[] results) {
        super.onRequestPermissionsResult(request, permissions, results);
        if (request == CAMERA_REQUEST) {
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
            case GALLERY_REQUEST -> choose(chosen);
            case TAKE_REQUEST -> onStart = () -> engine.takeProfile(chosen);
            case GIVE_REQUEST -> onStart = () -> engine.giveProfile(chosen);
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
        showText();
        StageTimes stages = frame.scene().times();
        times.setVisibility(View.VISIBLE);
        times.setText(
                getString(R.string.times, stages.detect(), stages.draw(), stages.classify()));
    }

    @Override
    public void onTrouble(FrameSource.Trouble trouble) {
        if (trouble == FrameSource.Trouble.NO_CAMERA) {
            notice.show(getString(R.string.no_camera), R.string.gallery, this::choosePhoto);
        } else {
            notice.show(getString(R.string.camera_lost), R.string.try_again, this::watch);
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

    private void showText() {
        text.show();
        correction.show();
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

    private void takeProfile() {
        Intent intent = new Intent(Intent.ACTION_OPEN_DOCUMENT);
        open(intent.addCategory(Intent.CATEGORY_OPENABLE).setType("*/*"), TAKE_REQUEST);
    }

    private void giveProfile() {
        Intent intent = new Intent(Intent.ACTION_CREATE_DOCUMENT);
        intent.addCategory(Intent.CATEGORY_OPENABLE).setType(PROFILE_TYPE);
        open(intent.putExtra(Intent.EXTRA_TITLE, PROFILE_NAME), GIVE_REQUEST);
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
        if (reading.sight() instanceof Sight.Photo photo) {
            engine.readPhoto(photo.uri(), settings.threshold());
            scene.setOnClickListener(view -> leavePhoto());
            return;
        }
        scene.setOnClickListener(null);
        scene.setClickable(false);
        if (checkSelfPermission(Manifest.permission.CAMERA) == PackageManager.PERMISSION_GRANTED) {
            engine.readCamera(settings.front(), rotation.degrees());
        } else {
            askForCamera(reading.sight().camera());
        }
    }

    /** The reason stays on the screen behind the system's question, and after a refusal. */
    private void askForCamera(Sight.Camera camera) {
        notice.show(getString(R.string.camera_reason), R.string.allow_camera, this::allowCamera);
        if (!camera.asked()) {
            look(new Sight.Camera(true));
            requestPermissions(new String[] {Manifest.permission.CAMERA}, CAMERA_REQUEST);
        }
    }

    /** After two refusals the system asks no more; only its own settings help. */
    private void allowCamera() {
        if (shouldShowRequestPermissionRationale(Manifest.permission.CAMERA)) {
            requestPermissions(new String[] {Manifest.permission.CAMERA}, CAMERA_REQUEST);
            return;
        }
        Uri self = Uri.fromParts("package", getPackageName(), null);
        open(new Intent(android.provider.Settings.ACTION_APPLICATION_DETAILS_SETTINGS, self), -1);
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

    private void choosePhoto() {
        Intent intent = new Intent(Intent.ACTION_GET_CONTENT);
        intent.addCategory(Intent.CATEGORY_OPENABLE);
        open(intent.setType("image/*"), GALLERY_REQUEST);
    }

    private void open(Intent intent, int request) {
        try {
            startActivityForResult(intent, request);
        } catch (ActivityNotFoundException error) {
            onBadPicture();
        }
    }

    private void toggleSettings() {
        View panel = findViewById(R.id.settings_panel);
        panel.setVisibility(panel.getVisibility() == View.GONE ? View.VISIBLE : View.GONE);
    }

    private void click(int id, Runnable action) {
        findViewById(id).setOnClickListener(view -> action.run());
    }
}
