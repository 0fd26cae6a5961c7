package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;
import android.view.View;
import android.widget.Toast;

/** The screen once it is known what is read: the preview, the panel below it, and their buttons. */
final class ReadingScreen implements SettingsPanel.Listener {
    private final Activity activity;
    private final Engine engine;
    private final Settings settings;
    private final KeptText kept;
    private final SceneView scene;
    private final Panels panels;
    private final TextPanel text;
    private final CorrectionPanel correction;
    private final PracticePanel practice;
    private final ModelPanel model;
    private final BackGesture back;
    private final EngineNews news;
    private Watch watch; // null while the rest is made
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
        settings = new Settings(activity, engine.letters());
        kept = new KeptText(activity);
        scene = activity.findViewById(R.id.scene);
        scene.setShowsMask(settings.showsMask());
        back = new BackGesture(activity, this::goBack);
        panels = new Panels(activity, this::onPanels);
        text = new TextPanel(activity, engine.speller(), settings, this::showText);
        correction =
                new CorrectionPanel(
                        activity, engine.speller(), panels, engine.letters(), this::correct);
        practice = new PracticePanel(activity, engine, settings, panels, scene);
        SpeedPanel speed = new SpeedPanel(activity, engine, settings, panels);
        model = new ModelPanel(activity, notice, documents, anew);
        watch = new Watch(activity, engine, settings, notice, documents, sight, this::onPanels);
        HandPanel hands = new HandPanel(activity, this::onThreads);
        EngineNews.Parts parts =
                new EngineNews.Parts(hands, text, correction, practice, speed, model);
        news = new EngineNews(activity, engine, watch, documents, notice, parts);
        new SettingsPanel(activity, settings, this);
        connect(documents, speed);
        engine.listen(news);
        engine.know(settings.language());
    }

    private void connect(Documents documents, SpeedPanel speed) {
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

    Engine engine() {
        return engine;
    }

    /** Shows what the engine says. */
    EngineNews news() {
        return news;
    }

    void resume() {
        watch.resume();
        onStart.run();
        onStart = () -> { };
        news.onFrame(); // of before the screen was made anew
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

    private void showText() {
        correction.show();
        text.show();
    }

    private void onPanels() {
        back.set(panels.areOpen()
                || panels.shown() != Panels.Part.TEXT
                || watch != null && watch.isPhoto());
    }

    private void correct(String letter) {
        if (watch.isReading()) {
            engine.correct(letter);
        }
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
