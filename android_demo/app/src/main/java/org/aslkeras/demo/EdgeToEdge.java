package org.aslkeras.demo;

import android.annotation.TargetApi;
import android.app.Activity;
import android.content.res.Configuration;
import android.graphics.Color;
import android.graphics.Insets;
import android.os.Build;
import android.view.View;
import android.view.Window;
import android.view.WindowInsets;
import android.view.WindowInsetsController;

/**
 * Draws under the system's bars, and keeps what can be touched or read out of them. Before Android 11
 * the system leaves them their room.
 */
final class EdgeToEdge {
    private EdgeToEdge() {}

    /** The main screen: the preview lies under the bar at the top, the panel under that below. */
    static void ofMain(Activity activity) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            View scene = activity.findViewById(R.id.scene_frame);
            View panel = activity.findViewById(R.id.panel);
            boolean isBeside = activity.getResources().getConfiguration().orientation
                    == Configuration.ORIENTATION_LANDSCAPE;
            open(activity, false, bars -> {
                boolean fromRight = scene.getLayoutDirection() == View.LAYOUT_DIRECTION_RTL;
                int left = isBeside && fromRight ? 0 : bars.left;
                int right = isBeside && !fromRight ? 0 : bars.right;
                scene.setPadding(left, bars.top, right, isBeside ? bars.bottom : 0);
                panel.setPadding(
                        isBeside && !fromRight ? 0 : bars.left,
                        isBeside ? bars.top : 0,
                        isBeside && fromRight ? 0 : bars.right,
                        bars.bottom);
            });
        }
    }

    /** A screen whose content keeps out of the bars. */
    static void ofPage(Activity activity, int root) {
        if (Build.VERSION.SDK_INT >= Build.VERSION_CODES.R) {
            View page = activity.findViewById(root);
            open(
                    activity,
                    true,
                    bars -> page.setPadding(bars.left, bars.top, bars.right, bars.bottom));
        }
    }

    private interface Fitting {
        void fit(Insets bars);
    }

    @NewerThanAndroid7
    @TargetApi(Build.VERSION_CODES.R)
    private static void open(Activity activity, boolean topIsSurface, Fitting fitting) {
        Window window = activity.getWindow();
        window.setDecorFitsSystemWindows(false);
        window.setStatusBarColor(Color.TRANSPARENT);
        window.setNavigationBarColor(Color.TRANSPARENT);
        int mode = activity.getResources().getConfiguration().uiMode;
        boolean isNight =
                (mode & Configuration.UI_MODE_NIGHT_MASK) == Configuration.UI_MODE_NIGHT_YES;
        int below = WindowInsetsController.APPEARANCE_LIGHT_NAVIGATION_BARS;
        int above = topIsSurface ? WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS : 0;
        View root = window.getDecorView();
        root.getWindowInsetsController()
                .setSystemBarsAppearance(
                        isNight ? 0 : below | above,
                        below | WindowInsetsController.APPEARANCE_LIGHT_STATUS_BARS);
        activity.findViewById(android.R.id.content).setOnApplyWindowInsetsListener((view, insets) -> {
            int bars = WindowInsets.Type.systemBars() | WindowInsets.Type.displayCutout();
            fitting.fit(insets.getInsets(bars));
            return WindowInsets.CONSUMED;
        });
    }
}
