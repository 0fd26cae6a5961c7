package org.aslkeras.demo;

import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Scanner;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Models;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.SeenHand;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;

/**
 * A photograph of an L (David Lee, "American Sign Language Letters", public domain), and where Python
 * finds its landmarks.
 *
 * @param photo it
 * @param landmarks x and y in turn, in its pixels
 */
record KnownHand(Bitmap photo, float[] landmarks) {
    private static final int COUNT = 21;

    /**
     * What a phone reads of it.
     *
     * @param distance of the landmarks in the mean, as a share of the hand's size
     */
    record Read(String letter, double distance) {}

    static KnownHand read() throws IOException {
        float[] landmarks = new float[2 * COUNT];
        try (InputStream photo = KnownHand.class.getResourceAsStream("/L.png");
                InputStream text = KnownHand.class.getResourceAsStream("/L.txt");
                Scanner numbers = new Scanner(text, "UTF-8").useLocale(Locale.ROOT)) {
            for (int index = 0; index < landmarks.length; index++) {
                landmarks[index] = numbers.nextFloat();
            }
            return new KnownHand(BitmapFactory.decodeStream(photo), landmarks);
        }
    }

    /** By the models in the app, with all looks. */
    Read readBy(DemoApplication application) throws ModelException {
        Models models = new ModelsOf(application);
        Shipped letters = Shipped.in(models);
        HandTracker tracker =
                new HandTracker(
                        models.interpreter("palm_detection_full.tflite", 1),
                        models.interpreter("hand_landmark_full.tflite", 1),
                        1);
        Speller speller = new Speller(letters.alphabet(), Rules.DEFAULT);
        try (LiveReader reader = new LiveReader(new Landmarker(tracker, 1), letters.open(), speller)) {
            SeenHand seen =
                    reader.readPhoto(picture(), letters.threshold(), new Masks()).hands().get(0);
            return new Read(seen.reading().letter(), distance(seen.hand().landmarks()));
        }
    }

    private Picture picture() {
        Picture picture = new Picture();
        picture.resize(photo.getWidth(), photo.getHeight());
        photo.getPixels(
                picture.pixels(), 0, photo.getWidth(), 0, 0, photo.getWidth(), photo.getHeight());
        for (int index = 0; index < photo.getWidth() * photo.getHeight(); index++) {
            picture.pixels()[index] &= 0xffffff; // without opacity
        }
        return picture;
    }

    private double distance(float[] found) {
        double sum = 0;
        float[] low = {Float.MAX_VALUE, Float.MAX_VALUE};
        float[] high = {-Float.MAX_VALUE, -Float.MAX_VALUE};
        for (int point = 0; point < COUNT; point++) {
            double[] apart = new double[2];
            for (int axis = 0; axis < 2; axis++) {
                float expected = landmarks[2 * point + axis];
                apart[axis] = found[3 * point + axis] - expected;
                low[axis] = Math.min(low[axis], expected);
                high[axis] = Math.max(high[axis], expected);
            }
            sum += Math.hypot(apart[0], apart[1]);
        }
        return sum / COUNT / Math.max(high[0] - low[0], high[1] - low[1]);
    }

    /** The files in the app. */
    private record ModelsOf(DemoApplication application) implements Models {
        @Override
        public ByteBuffer file(String name) throws IOException {
            return application.file(name);
        }

        @Override
        public Interpreter interpreter(String name, int batch) throws ModelException {
            try {
                return application.interpreter(application.file(name), 1, batch);
            } catch (IOException error) {
                throw new ModelException(name, error);
            }
        }
    }
}
