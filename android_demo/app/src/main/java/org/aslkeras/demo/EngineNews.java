package org.aslkeras.demo;

import android.app.Activity;
import android.view.HapticFeedbackConstants;
import android.widget.Toast;
import org.aslkeras.core.live.Corrector;

/** Shows what the engine says: frames, and what went wrong or well. */
final class EngineNews implements EngineListener {
    private final Activity activity;
    private final Engine engine;
    private final Watch watch;
    private final Documents documents;
    private final Notice notice;
    private final SceneView scene;
    private final TimesLabel times;
    private final TextPanel text;
    private final CorrectionPanel correction;
    private final PracticePanel practice;
    private final SpeedPanel speed;
    private final ModelPanel model;
    private final HandPanel hands;
    private boolean isCameraLost = false;

    /** The parts of a screen. */
    record Parts(
            HandPanel hands,
            TextPanel text,
            CorrectionPanel correction,
            PracticePanel practice,
            SpeedPanel speed,
            ModelPanel model) {}

    EngineNews(
            Activity activity,
            Engine engine,
            Watch watch,
            Documents documents,
            Notice notice,
            Parts parts) {
        this.activity = activity;
        this.engine = engine;
        this.watch = watch;
        this.documents = documents;
        this.notice = notice;
        scene = activity.findViewById(R.id.scene);
        times = new TimesLabel(activity);
        text = parts.text;
        correction = parts.correction;
        practice = parts.practice;
        speed = parts.speed;
        model = parts.model;
        hands = parts.hands;
    }

    @Override
    public void onFrame() {
        if (!watch.isReading()) {
            return;
        }
        Frame frame = engine.source().frame();
        scene.show(frame);
        correction.show();
        if (text.show()) {
            scene.performHapticFeedback(HapticFeedbackConstants.KEYBOARD_TAP);
        }
        practice.show(frame);
        speed.show();
        times.show(frame, scene.drawMillis(), engine.source().nanos());
        if (isCameraLost && !frame.isPhoto()) {
            isCameraLost = false;
            notice.hide();
        }
        if (watch.isPhoto() && frame.isPhoto() && frame.scene().hands().isEmpty()) {
            offerGallery(R.string.no_hand_in_picture);
        }
    }

    @Override
    public void onOpened() {
        hands.show();
    }

    @Override
    public void onTrouble(FrameSource.Trouble trouble) {
        isCameraLost = trouble == FrameSource.Trouble.CAMERA_LOST;
        if (isCameraLost) {
            notice.show(
                    activity.getString(R.string.camera_lost), R.string.try_again, watch::tryAgain);
        } else {
            offerGallery(R.string.no_camera);
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
        text.end(word);
    }

    @Override
    public void onProfile(boolean worked) {
        toast(activity.getString(worked ? R.string.profile_done : R.string.profile_bad));
    }

    @Override
    public void onCorrected(Corrector.Outcome outcome, String letter) {
        correction.show();
        text.show();
        switch (outcome) {
            case LEARNT -> toast(activity.getString(R.string.learnt, letter));
            case FORGOTTEN -> toast(activity.getString(R.string.not_learnt));
            case NOT_SAVED -> toast(activity.getString(R.string.not_saved));
            default -> { } // the text says it
        }
    }

    private void offerGallery(int sentence) {
        notice.show(activity.getString(sentence), R.string.gallery, documents::choosePicture);
    }

    private void toast(String sentence) {
        Toast.makeText(activity, sentence, Toast.LENGTH_SHORT).show();
    }
}
