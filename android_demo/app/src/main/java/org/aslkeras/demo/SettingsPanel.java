package org.aslkeras.demo;

import android.app.Activity;
import android.widget.SeekBar;
import android.widget.Switch;
import android.widget.TextView;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** The sliders and the switch; tells when what they set has changed. */
final class SettingsPanel {
    /** What a change asks for. */
    interface Listener {
        /** Other rules, or the mask shown or not. */
        void onSettings();

        /** Another number of threads, which the models must be opened anew for. */
        void onThreads();

        /** Other words, or none, are known. */
        void onLanguage();
    }

    private static final int PERCENT = 100;
    private static final int TENTHS = 10;

    private final Activity activity;
    private final Settings settings;

    SettingsPanel(Activity activity, Settings settings, Listener listener) {
        this.activity = activity;
        this.settings = settings;
        slider(R.id.threshold, Math.round(PERCENT * settings.threshold()), value -> {
            settings.setThreshold((float) value / PERCENT);
            changed(listener);
        });
        slider(R.id.hold, Math.round(TENTHS * settings.hold()), value -> {
            settings.setHold((float) value / TENTHS);
            changed(listener);
        });
        slider(R.id.threads, settings.threads() - 1, value -> {
            settings.setThreads(value + 1);
            changed(listener);
            listener.onThreads();
        });
        toggle(R.id.show_mask, settings.showsMask(), shows -> {
            settings.setShowsMask(shows);
            listener.onSettings();
        });
        toggle(R.id.language, !Settings.NO_LANGUAGE.equals(settings.language()), knows -> {
            settings.setKnowsWords(knows);
            listener.onLanguage();
        });
        toggle(R.id.speak_words, settings.speaks(), settings::setSpeaks);
        label();
    }

    private void changed(Listener listener) {
        label();
        listener.onSettings();
    }

    private void label() {
        text(R.id.threshold_label, R.string.threshold, Math.round(PERCENT * settings.threshold()));
        text(R.id.hold_label, R.string.hold, settings.hold());
        text(R.id.threads_label, R.string.threads, settings.threads());
    }

    private void text(int view, int string, Object value) {
        activity.<TextView>findViewById(view).setText(activity.getString(string, value));
    }

    private void slider(int view, int value, IntConsumer changed) {
        SeekBar slider = activity.findViewById(view);
        slider.setProgress(value);
        slider.setOnSeekBarChangeListener(new Changes(changed));
    }

    private void toggle(int view, boolean isOn, Consumer<Boolean> changed) {
        Switch toggle = activity.findViewById(view);
        toggle.setChecked(isOn);
        toggle.setOnCheckedChangeListener((button, value) -> changed.accept(value));
    }

    private record Changes(IntConsumer changed) implements SeekBar.OnSeekBarChangeListener {
        @Override
        public void onProgressChanged(SeekBar slider, int value, boolean byUser) {
            if (byUser) {
                changed.accept(value);
            }
        }

        @Override
        public void onStartTrackingTouch(SeekBar slider) {}

        @Override
        public void onStopTrackingTouch(SeekBar slider) {}
    }
}
