package org.aslkeras.demo;

import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.live.Corrector;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.Scene;
import org.aslkeras.core.mask.Masks;

/** The models while they are open, and what they are used for; belongs to the reader's thread. */
final class OpenModels {
    private static final double NANOS = 1e-9;

    private final Assets assets;
    private Mode mode; // set before frames come
    private volatile Assets.Opened opened; // null: they are closed
    private LiveReader reader;

    OpenModels(Assets assets) {
        this.assets = assets;
    }

    /** Any thread may ask. */
    boolean areOpen() {
        return opened != null;
    }

    /** Opens them; takes a moment. */
    void open(int threads) throws ModelException {
        opened = assets.open(threads);
        use(mode);
    }

    void close() {
        if (opened != null) {
            reader.close();
            opened = null;
            reader = null;
        }
    }

    /** Reads for something else from the next frame on. */
    void use(Mode other) {
        mode = other;
        if (opened != null) {
            reader = opened.reader(mode.speller());
            reader.cut();
        }
    }

    /** Null where the models are closed, or cannot learn. */
    Signer signer() {
        return opened == null ? null : opened.signer();
    }

    /** The next frame does not follow from the last. */
    void cut() {
        if (reader != null) {
            reader.cut();
        }
    }

    /** Reads a frame of the camera. */
    Scene read(Picture picture, boolean mirrored, long nanos, double millis, Masks room) {
        Scene scene = reader.read(picture, mirrored, nanos, room);
        mode.take(scene, NANOS * nanos, millis);
        return scene;
    }

    /** Reads a photograph. */
    Scene readPhoto(Picture picture, double threshold, Masks room) {
        return reader.readPhoto(picture, threshold, room);
    }

    /** Writes another letter in the place of the last one, and learns it. */
    Corrector.Outcome correct(String letter) {
        return reader.correct(letter).outcome();
    }
}
