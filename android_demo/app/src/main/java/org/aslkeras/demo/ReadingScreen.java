package org.aslkeras.demo;

import android.app.Activity;
import android.content.Intent;
import android.net.Uri;
import android.os.Bundle;

/** The screen once it is known what is read: the preview, the panel below it, and their buttons. */
final class ReadingScreen implements SettingsPanel.Listener {
    private final Engine engine;
    private final Settings settings;
    private final KeptText kept;
    private final SceneView scene;
    private final TextPanel text;
    private final CorrectionPanel correction;
    private final ModelPanel model;
    private final Watch watch;
    private final EngineNews news;
    private WayBack back; // null while the rest is made
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
        this.engine = engine;
        settings = new Settings(activity, engine.letters());
        kept = new KeptText(activity);
        scene = activity.findViewById(R.id.scene);
        scene.setShowsMask(settings.showsMask());
        Panels panels = new Panels(activity, this::onPanels);
        text = new TextPanel(activity, engine.speller(), settings, this::showText);
        correction =
                new CorrectionPanel(
                        activity, engine.speller(), panels, engine.letters(), this::correct);
        PracticePanel practice = new PracticePanel(activity, engine, settings, panels, scene);
        SpeedPanel speed = new SpeedPanel(activity, engine, settings, panels);
        model = new ModelPanel(activity, notice, documents, anew);
        watch = new Watch(activity, engine, settings, notice, documents, sight, this::onPanels);
        HandPanel hands = new HandPanel(activity, this::onThreads);
        EngineNews.Parts parts =
                new EngineNews.Parts(hands, text, correction, practice, speed, model);
        news = new EngineNews(activity, engine, watch, documents, notice, parts);
        new SettingsPanel(activity, settings, this);
        back = new WayBack(activity, engine, watch, panels, practice);
        new Buttons(activity, engine, watch, documents).connect(panels, practice, speed);
        engine.listen(news);
        engine.know(settings.language());
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

    /** Closes what was opened last; whether there was something. */
    boolean goBack() {
        return back.go();
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
        if (back != null) {
            back.update();
        }
    }

    private void correct(String letter) {
        if (watch.isReading()) {
            engine.correct(letter);
        }
    }
}
