package org.aslkeras.demo;

import android.app.Activity;
import android.content.ClipData;
import android.content.ClipboardManager;
import android.content.Context;
import android.view.View;
import android.widget.TextView;
import android.widget.Toast;
import org.aslkeras.core.live.Measurement;
import org.aslkeras.core.text.Speller;

/** Measures how long the stages of a frame take on this phone, and gives it as a text to copy. */
final class SpeedPanel {
    private final Activity activity;
    private final Engine engine;
    private final Settings settings;
    private final Panels panels;
    private final TextView view;
    private Measurement.Result shown;

    /** Goes on with the engine's measurement, if it has one. */
    SpeedPanel(Activity activity, Engine engine, Settings settings, Panels panels) {
        this.activity = activity;
        this.engine = engine;
        this.settings = settings;
        this.panels = panels;
        view = activity.findViewById(R.id.speed_text);
        activity.findViewById(R.id.copy_speed).setOnClickListener(button -> copy());
        activity.findViewById(R.id.measure_again).setOnClickListener(button -> start());
        activity.findViewById(R.id.close_speed).setOnClickListener(button -> close());
        if (engine.mode() instanceof SpeedRun) {
            panels.show(Panels.Part.SPEED);
        }
    }

    /** Begins. */
    void start() {
        shown = null;
        engine.use(new SpeedRun(new Speller(engine.letters().alphabet(), settings.rules())));
        panels.show(Panels.Part.SPEED);
        show();
    }

    /** Shows how far it is, or what came of it; nothing where nothing is measured. */
    void show() {
        if (!(engine.mode() instanceof SpeedRun run)) {
            return;
        }
        Measurement.Result result = run.result();
        int visibility = result == null ? View.GONE : View.VISIBLE;
        activity.findViewById(R.id.copy_speed).setVisibility(visibility);
        activity.findViewById(R.id.measure_again).setVisibility(visibility);
        if (result == null) {
            view.setText(
                    activity.getString(R.string.speed_count, run.count(), Measurement.FRAMES));
        } else if (!result.equals(shown)) {
            shown = result;
            view.setText(new SpeedReport(activity).of(result, settings.threads()));
        }
    }

    private void close() {
        engine.write();
        panels.show(Panels.Part.TEXT);
    }

    private void copy() {
        ClipboardManager clipboard =
                (ClipboardManager) activity.getSystemService(Context.CLIPBOARD_SERVICE);
        String label = activity.getString(R.string.app_name);
        clipboard.setPrimaryClip(ClipData.newPlainText(label, view.getText().toString()));
        Toast.makeText(activity, R.string.copied, Toast.LENGTH_SHORT).show();
    }
}
