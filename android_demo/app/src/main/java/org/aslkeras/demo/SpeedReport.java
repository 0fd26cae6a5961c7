package org.aslkeras.demo;

import android.annotation.TargetApi;
import android.content.Context;
import android.os.Build;
import android.os.PowerManager;
import android.text.TextUtils;
import org.aslkeras.core.landmarks.HandModel;
import org.aslkeras.core.live.Measurement;

/** A measurement as a text that can be sent: the phone, and how long each stage took. */
final class SpeedReport {
    private static final int[] HEATS = {
        R.string.heat_none, R.string.heat_light, R.string.heat_moderate, R.string.heat_severe
    };

    private final Context context;

    SpeedReport(Context context) {
        this.context = context;
    }

    /**
     * The text.
     *
     * @param threads of the settings
     */
    String of(Measurement.Result result, int threads) {
        String[] lines = {
            context.getString(
                    R.string.speed_phone,
                    Build.MANUFACTURER + " " + Build.MODEL,
                    Build.VERSION.RELEASE,
                    Build.SUPPORTED_ABIS.length == 0 ? "?" : Build.SUPPORTED_ABIS[0],
                    Runtime.getRuntime().availableProcessors()),
            context.getString(R.string.speed_state, threads, hands(), heat()),
            context.getString(
                    R.string.speed_frames, Measurement.FRAMES, result.withHand(), result.rate()),
            context.getString(R.string.speed_head),
            stage(R.string.speed_camera, result.convert()),
            stage(R.string.speed_hand, result.detect()),
            stage(R.string.speed_mask, result.draw()),
            stage(R.string.speed_letter, result.classify()),
            stage(R.string.speed_all, result.total())
        };
        return TextUtils.join("\n", lines);
    }

    private String stage(int name, Measurement.Stage stage) {
        return context.getString(
                R.string.speed_stage, context.getString(name), stage.median(), stage.most());
    }

    private String hands() {
        boolean isFast = new HandChoice(context).model() == HandModel.FAST;
        return context.getString(isFast ? R.string.hands_fast : R.string.hands_exact);
    }

    /** How hot the phone says it is. */
    private String heat() {
        boolean isKnown = Build.VERSION.SDK_INT >= Build.VERSION_CODES.Q;
        return context.getString(isKnown ? known() : R.string.heat_unknown);
    }

    @NewerThanAndroid7
    @TargetApi(Build.VERSION_CODES.Q)
    private int known() {
        int status = context.getSystemService(PowerManager.class).getCurrentThermalStatus();
        return HEATS[Math.max(0, Math.min(status, HEATS.length - 1))];
    }
}
