package org.aslkeras.demo;

import static org.junit.Assert.assertTrue;
import static org.robolectric.Shadows.shadowOf;

import android.Manifest;
import android.app.Activity;
import android.app.Application;
import android.content.Intent;
import android.graphics.Bitmap;
import android.graphics.Canvas;
import android.net.Uri;
import android.os.Bundle;
import android.os.Handler;
import android.os.Looper;
import android.view.View;
import android.view.ViewGroup;
import android.widget.TextView;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.aslkeras.core.text.Speller;
import org.robolectric.Robolectric;
import org.robolectric.RuntimeEnvironment;
import org.robolectric.android.controller.ActivityController;
import org.robolectric.shadows.ShadowLooper;

/** The app on the screen of a test. */
final class Screen {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private static final double STEP = 0.05; // seconds from frame to frame
    private static final int SHOWN = 16; // frames that show a letter
    private static final int AWAY = 8; // frames without a hand between two letters

    private double spelled = 1e6; // seconds; later than all that a camera saw

    final ActivityController<MainActivity> controller =
            Robolectric.buildActivity(MainActivity.class);

    /** The app with the camera allowed, from a saved state or none. */
    static Screen open(Bundle state) {
        shadowOf((Application) application()).grantPermissions(Manifest.permission.CAMERA);
        return openRefused(state);
    }

    /** The app without the permission. */
    static Screen openRefused(Bundle state) {
        Screen screen = new Screen();
        screen.controller.create(state).start().resume().visible();
        await("the screen", () -> screen.isThere() || screen.shows(R.id.notice));
        idle();
        return screen;
    }

    /** The text that is on the screen when the app is opened. */
    static void write(String text) {
        new KeptText(application()).write(text);
    }

    static DesktopApplication application() {
        return (DesktopApplication) RuntimeEnvironment.getApplication();
    }

    static void idle() {
        shadowOf(Looper.getMainLooper()).idle();
    }

    /** Lets the app work until something holds. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            assertTrue("Still waiting for: " + what, System.nanoTime() < end);
            idle();
            Thread.onSpinWait();
        }
    }

    void awaitFrame() {
        int seen = application().camera.frames;
        await("a frame", () -> application().camera.frames > seen + 1);
        idle();
    }

    /** Whether it is known what is read. */
    boolean isThere() {
        return activity().screen() != null;
    }

    /** What the text is written with. */
    Speller speller() {
        return activity().screen().engine().speller();
    }

    /**
     * Spells with a hand that shows each letter for a while, as surely as this. No camera interferes.
     */
    void spell(String word, double probability) {
        application().camera.stop();
        awaitReader();
        idle();
        List<String> labels = activity().screen().engine().letters().alphabet().labels();
        for (String letter : word.split("")) {
            double[] shown = new double[labels.size()];
            Arrays.fill(shown, (1 - probability) / (labels.size() - 1));
            shown[labels.indexOf(letter)] = probability;
            for (int frame = 0; frame < SHOWN + AWAY; frame++) {
                spelled += STEP;
                speller().update(spelled, frame < SHOWN ? Map.of(0, shown) : Map.of());
            }
        }
        activity().screen().news().onFrame();
        idle();
    }

    /** Until no frame is being read any more, whose hands would end what is spelled. */
    private static void awaitReader() {
        for (Looper looper : ShadowLooper.getAllLoopers()) {
            if (looper.getThread().getName().equals("reader")) {
                AtomicBoolean isDone = new AtomicBoolean();
                if (new Handler(looper).post(() -> isDone.set(true))) {
                    await("the reader", isDone::get);
                }
            }
        }
    }

    MainActivity activity() {
        return controller.get();
    }

    <V extends View> V view(int id) {
        return activity().findViewById(id);
    }

    String text(int id) {
        return this.<TextView>view(id).getText().toString();
    }

    /** The button of a letter, to correct the last one with. */
    View letter(String letter) {
        ViewGroup letters = view(R.id.letters);
        for (int index = 0; index < letters.getChildCount(); index++) {
            TextView button = (TextView) letters.getChildAt(index);
            if (letter.contentEquals(button.getText())) {
                return button;
            }
        }
        throw new AssertionError("no button " + letter);
    }

    boolean shows(int id) {
        return view(id).isShown();
    }

    void click(int id) {
        view(id).performClick();
        idle();
    }

    /** As if the system had killed the app: what it saved, after everything is gone. */
    Bundle die() {
        Bundle state = new Bundle();
        controller.pause().saveInstanceState(state).stop().destroy();
        return state;
    }

    /** Gives all views their places, as a phone does before it draws. */
    void layOut() {
        View root = activity().getWindow().getDecorView();
        root.measure(
                View.MeasureSpec.makeMeasureSpec(root.getWidth(), View.MeasureSpec.EXACTLY),
                View.MeasureSpec.makeMeasureSpec(root.getHeight(), View.MeasureSpec.EXACTLY));
        root.layout(0, 0, root.getWidth(), root.getHeight());
        idle();
    }

    String description() {
        return view(R.id.scene).getContentDescription().toString();
    }

    /** Presses a button, and chooses a file where the system asks for one. */
    void choose(int button, Uri uri) {
        click(button);
        Intent asked = shadowOf(activity()).getNextStartedActivityForResult().intent;
        controller.pause();
        shadowOf(activity()).receiveResult(asked, Activity.RESULT_OK, new Intent().setData(uri));
        controller.resume();
    }

    /** Draws the screen into target/screenshots. */
    Bitmap shoot(String name) throws IOException {
        return shoot(activity(), name);
    }

    /** The same of any screen. */
    static Bitmap shoot(Activity shown, String name) throws IOException {
        View root = shown.getWindow().getDecorView();
        Bitmap bitmap =
                Bitmap.createBitmap(root.getWidth(), root.getHeight(), Bitmap.Config.ARGB_8888);
        root.draw(new Canvas(bitmap));
        File file = new File(System.getProperty("asl.screenshots"), name + ".png");
        Files.createDirectories(file.getParentFile().toPath());
        try (OutputStream stream = new FileOutputStream(file)) {
            bitmap.compress(Bitmap.CompressFormat.PNG, 100, stream);
        }
        return bitmap;
    }
}
