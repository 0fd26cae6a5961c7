package org.aslkeras.demo;

import android.app.Activity;
import android.view.HapticFeedbackConstants;
import android.view.View;
import android.widget.TextView;
import java.util.List;
import java.util.function.Consumer;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.live.PracticeWords;
import org.aslkeras.core.live.SeenHand;
import org.aslkeras.core.text.Practice;
import org.aslkeras.core.text.Speller;

/** Words to practise, with the hand shape of the next letter, and what came of it. */
final class PracticePanel {
    private final Activity activity;
    private final Engine engine;
    private final Settings settings;
    private final Panels panels;
    private final SceneView scene;
    private final ShapeView shape;
    private final PracticeWords known;
    private final PracticeWording wording;
    private Practice.Step shownStep;
    private Handedness handedness = Handedness.RIGHT; // of the hand that was seen last
    private boolean mirrored = true;

    /** Goes on with the engine's practice, if it has one. */
    PracticePanel(
            Activity activity, Engine engine, Settings settings, Panels panels, SceneView scene) {
        this.activity = activity;
        this.engine = engine;
        this.settings = settings;
        this.panels = panels;
        this.scene = scene;
        shape = activity.findViewById(R.id.shape);
        known = new PracticeWords(engine.letters().alphabet(), true);
        wording = new PracticeWording(activity.getResources());
        shape.learn((DemoApplication) activity.getApplication(), engine.letters().alphabet());
        click(R.id.skip_letter, PracticeRun::skip);
        click(R.id.skip_word, PracticeRun::skipWord);
        click(R.id.end_practice, PracticeRun::end);
        activity.findViewById(R.id.own_words).setOnClickListener(view -> askForWords());
        activity.findViewById(R.id.close_practice).setOnClickListener(view -> close());
        activity.findViewById(R.id.practise_again)
                .setOnClickListener(view -> start(wanted()));
        if (engine.mode() instanceof PracticeRun) {
            panels.show(Panels.Part.PRACTICE);
        }
    }

    /** Begins, or ends. */
    void toggle() {
        if (panels.shown() == Panels.Part.PRACTICE) {
            close();
        } else {
            start(wanted());
        }
    }

    /** Shows where it is, for a new frame; nothing where there is no practice. */
    void show(Frame frame) {
        if (!(engine.mode() instanceof PracticeRun run)) {
            scene.setWanted(null);
            return;
        }
        if (frame != null && !frame.scene().hands().isEmpty()) {
            SeenHand hand = frame.scene().hands().get(0);
            handedness = hand.hand().handedness();
            mirrored = frame.isMirrored();
        }
        Practice.Step step = run.step();
        scene.setWanted(step.letter());
        shape.show(step.letter(), handedness, mirrored);
        if (!step.equals(shownStep)) {
            if (frame != null && shownStep != null && step.instead().isEmpty()) {
                scene.performHapticFeedback(HapticFeedbackConstants.KEYBOARD_TAP);
            }
            shownStep = step;
            showStep(step, run);
        }
    }

    private void showStep(Practice.Step step, PracticeRun run) {
        boolean isOver = step.letter().isEmpty();
        visible(R.id.practice_step, !isOver);
        visible(R.id.practice_buttons, !isOver);
        visible(R.id.practice_summary, isOver);
        visible(R.id.summary_buttons, isOver);
        if (isOver) {
            text(R.id.practice_summary).setText(wording.summary(run.summary()));
            return;
        }
        text(R.id.practice_word)
                .setText(PracticeWord.shown(activity, step.word(), step.place()));
        text(R.id.practice_count)
                .setText(activity.getString(R.string.practice_word, run.word(), run.words()));
        text(R.id.practice_hint).setText(wording.hint(step, run.took()));
        activity.findViewById(R.id.practice_hint).setSelected(!step.instead().isEmpty());
    }

    private void start(List<String> words) {
        if (words.isEmpty()) {
            askForWords();
            return;
        }
        Shipped letters = engine.letters();
        shownStep = null;
        engine.use(new PracticeRun(new Speller(letters.alphabet(), settings.rules()), words));
        panels.show(Panels.Part.PRACTICE);
        show(null);
    }

    private void close() {
        engine.write();
        panels.show(Panels.Part.TEXT);
        show(null);
    }

    /** The user's own words, or those that are always there. */
    private List<String> wanted() {
        List<String> own = known.typed(settings.words());
        return own.isEmpty() || !known.wrong(own).isEmpty() ? known.usual() : own;
    }

    private void askForWords() {
        new WordsDialog(activity, known, settings.words(), typed -> {
            settings.setWords(typed);
            start(wanted());
        }).show();
    }

    private void click(int id, Consumer<PracticeRun> action) {
        activity.findViewById(id).setOnClickListener(view -> {
            if (engine.mode() instanceof PracticeRun run) {
                action.accept(run);
                show(null);
            }
        });
    }

    private void visible(int id, boolean isVisible) {
        activity.findViewById(id).setVisibility(isVisible ? View.VISIBLE : View.GONE);
    }

    private TextView text(int id) {
        return activity.findViewById(id);
    }
}
