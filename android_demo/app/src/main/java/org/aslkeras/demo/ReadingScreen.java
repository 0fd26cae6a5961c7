package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.view.HapticFeedbackConstants;
import android.view.View;
import android.widget.Toast;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.Corrector;

/** The screen once it is known what is read: the preview, the panel below it, and their buttons. */
final class ReadingScreen implements EngineListener, SettingsPanel.Listener {
    private final Activity activity;
    private final Engine engine;
    private final Notice notice;
    private final Documents documents;
    private final Settings settings;
    private final KeptText kept;
    private final SceneView scene;
    private final TimesLabel times;
    private final Panels panels;
    private final TextPanel text;
    private final CorrectionPanel correction;
    private final PracticePanel practice;
    private final SpeedPanel speed;
    private final ModelPanel model;
    private final BackGesture back;
    private Watch watch;
    private boolean isCameraLost = false;
    private Runnable onStart = () -> { }; // what waits for the engine

    /**
     * @param sight what is looked at first
     * @param anew makes the screen anew, with other models
     */
    ReadingScreen(
            Activity activity,
            Engine engine,
            Notice notice,
            Documents documents,
            Sight sight,
            Runnable anew) {
        this.activity = activity;
        this.engine = engine;
        this.notice = notice;
        this.documents = documents;
        Shipped letters = engine.letters();
        settings = new Settings(activity, letters);
        kept = new KeptText(activity);
        scene = activity.findViewById(R.id.scene);
        times = new TimesLabel(activity);
        back = new BackGesture(activity, this::goBack);
        panels = new Panels(activity, this::onPanels);
        text = new TextPanel(activity, engine.speller(), this::showText);
        correction = new CorrectionPanel(activity, engine.speller(), letters, this::correct);
        practice = new PracticePanel(activity, engine, settings, panels, scene);
        speed = new SpeedPanel(activity, engine, settings, panels);
        model = new ModelPanel(activity, notice, documents, anew);
        watch = new Watch(activity, engine, settings, notice, documents, sight, this::onPanels);
        new SettingsPanel(activity, settings, this);
        engine.listen(this);
        engine.know(settings.language());
        scene.setShowsMask(settings.showsMask());
        connect();
    }

    private void connect() {
        click(R.id.switch_camera, watch::switchCamera);
        click(R.id.gallery, documents::choosePicture);
        click(R.id.practice, practice::toggle);
        click(R.id.back_to_camera, watch::leavePhoto);
        click(R.id.settings, panels::toggleSettings);
        click(R.id.correct, panels::toggleCorrection);
        click(R.id.measure, speed::start);
        click(R.id.about, () -> open(AboutActivity.class));
        click(R.id.forget, this::forget);
        click(R.id.take_profile, documents::takeProfile);
        click(R.id.give_profile, documents::giveProfile);
        activity.findViewById(R.id.profile)
                .setVisibility(engine.letters().embeds() ? View.VISIBLE : View.GONE);
    }

    Engine engine() {
        return engine;
    }

    void resume() {
        watch.resume();
        onStart.run();
        onStart = () -> { };
        onFrame(); // of before the screen was made anew
    }

    void pause(boolean isMadeAnew) {
        watch.pause(isMadeAnew);
        kept.write(engine.speller().text());
    }

    void close(boolean isMadeAnew) {
        text.close();
        back.close();
        engine.listen(null);
        if (!isMadeAnew) {
            engine.quit();
        }
    }

    void save(Bundle saved) {
        watch.save(saved);
    }

    /** Closes what was opened last: a panel, a practice, a picture; whether there was one. */
    boolean goBack() {
        if (panels.close()) {
            return true;
        }
        if (panels.shown() != Panels.Part.TEXT) {
            engine.write();
            panels.show(Panels.Part.TEXT);
            practice.show(null);
            return true;
        }
        if (watch.isPhoto()) {
            watch.leavePhoto();
            return true;
        }
        return false;
    }

    /** Whether the gesture for back is this screen's. */
    boolean takesBack() {
        return back.isTaken();
    }

    /** The system's question for the camera was answered, or interrupted. */
    void answered(int request, boolean isAnswer) {
        watch.answered(request, isAnswer);
    }

    /** The user chose something; it is read when the screen resumes, which is next. */
    void chosen(int request, Intent data) {
        Uri file = data.getData();
        switch (request) {
            case Documents.PICTURE -> watch.choose(file);
            case Documents.TAKE -> onStart = () -> engine.profiles().take(file);
            case Documents.GIVE -> onStart = () -> engine.profiles().give(file);
            case Documents.MODEL -> model.take(file);
            case TextPanel.TEXTS -> text.bringBack(data.getStringExtra(TextsActivity.CHOSEN));
            default -> { }
        }
    }

    @Override
    public void onFrame() {
        if (!watch.isReading()) {
            return;
        }
        Frame frame = engine.frame();
        scene.show(frame);
        if (showText()) {
            scene.performHapticFeedback(HapticFeedbackConstants.KEYBOARD_TAP);
        }
        practice.show(frame);
        speed.show();
        times.show(frame, scene.drawMillis());
        if (isCameraLost && !frame.isPhoto()) {
            isCameraLost = false;
            notice.hide();
        }
        if (watch.isPhoto() && frame.isPhoto() && frame.scene().hands().isEmpty()) {
            notice.show(
                    activity.getString(R.string.no_hand_in_picture),
                    R.string.gallery,
                    documents::choosePicture);
        }
    }

    @Override
    public void onTrouble(FrameSource.Trouble trouble) {
        isCameraLost = trouble == FrameSource.Trouble.CAMERA_LOST;
        if (isCameraLost) {
            notice.show(
                    activity.getString(R.string.camera_lost), R.string.try_again, watch::tryAgain);
        } else {
            notice.show(
                    activity.getString(R.string.no_camera),
                    R.string.gallery,
                    documents::choosePicture);
        }
    }

    @Override
    public void onBadModel(String why) {
        model.say(why);
    }

    @Override
    public void onBadPicture() {
        notice.show(
                activity.getString(R.string.bad_picture),
                R.string.back_to_camera,
                watch::leavePhoto);
    }

    @Override
    public void onWord(String word) {
        if (settings.speaks()) {
            text.say(word);
        }
    }

    @Override
    public void onProfile(boolean worked) {
        toast(activity.getString(worked ? R.string.profile_done : R.string.profile_bad));
    }

    @Override
    public void onCorrected(Corrector.Outcome outcome, String letter) {
        showText();
        switch (outcome) {
            case LEARNT -> toast(activity.getString(R.string.learnt, letter));
            case FORGOTTEN -> toast(activity.getString(R.string.not_learnt));
            case NOT_SAVED -> toast(activity.getString(R.string.not_saved));
            default -> { } // the text says it
        }
    }

    @Override
    public void onSettings() {
        engine.speller().setRules(settings.rules());
        scene.setShowsMask(settings.showsMask());
    }

    @Override
    public void onThreads() {
        if (watch.isReading()) {
            watch.pause(false);
            watch.resume();
        }
    }

    @Override
    public void onLanguage() {
        engine.know(settings.language());
    }

    /** Whether a letter has come. */
    private boolean showText() {
        correction.show();
        return text.show();
    }

    private void onPanels() {
        back.set(panels.areOpen()
                || panels.shown() != Panels.Part.TEXT
                || watch != null && watch.isPhoto()); // null while the screen is made
    }

    private void correct(String letter) {
        if (watch.isReading()) {
            engine.correct(letter);
        }
    }

    private void forget() {
        if (watch.isReading()) {
            engine.profiles().forget();
            toast(activity.getString(R.string.forgotten));
        }
    }

    private void toast(String sentence) {
        Toast.makeText(activity, sentence, Toast.LENGTH_SHORT).show();
    }

    private void open(Class<? extends Activity> other) {
        activity.startActivity(new Intent(activity, other));
    }

    private void click(int id, Runnable action) {
        activity.findViewById(id).setOnClickListener(view -> action.run());
    }
}
