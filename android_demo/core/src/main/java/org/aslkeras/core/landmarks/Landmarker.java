package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/**
 * Finds hands with MediaPipe's models: {@code asl_keras.landmarks.landmarker.Landmarker}.
 *
 * <p>Noise is smoothed away before. A hand that fills the picture is missed by a palm detector that
 * expects room around it: a photograph without a found hand is looked at again with a border around
 * it, and a camera's frames without one take turns with and without it.
 */
public final class Landmarker implements HandFinder {
    private static final float PHOTO_CONFIDENCE = 0.3f;
    private static final float VIDEO_CONFIDENCE = 0.5f;

    /** As a share of the longer side. */
    private static final double BORDER = 0.25;

    private final HandTracker tracker;
    private final Denoiser denoiser = new Denoiser();
    private final Picture wider = new Picture();
    private boolean isBordered = false; // the next frame

    /**
     * @param tracker closed with this
     */
    public Landmarker(HandTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public List<Hand> inPhoto(Picture photo) {
        reset();
        Picture smooth = denoiser.denoised(photo);
        List<Hand> hands = look(smooth, PHOTO_CONFIDENCE);
        if (hands.isEmpty()) {
            tracker.reset();
            hands = lookWider(smooth, PHOTO_CONFIDENCE);
        }
        reset();
        return hands;
    }

    @Override
    public List<Hand> inFrame(Picture frame) {
        Picture smooth = denoiser.denoised(frame);
        List<Hand> hands =
                isBordered ? lookWider(smooth, VIDEO_CONFIDENCE) : look(smooth, VIDEO_CONFIDENCE);
        if (hands.isEmpty()) {
            isBordered = !isBordered;
        }
        return hands;
    }

    @Override
    public void close() {
        tracker.close();
    }

    @Override
    public void reset() {
        tracker.reset();
        isBordered = false;
    }

    private List<Hand> look(Picture picture, float confidence) {
        return tracker.track(picture, confidence);
    }

    private List<Hand> lookWider(Picture picture, float confidence) {
        int border = (int) Math.rint(BORDER * Math.max(picture.width(), picture.height()));
        picture.copyWithBorder(border, wider);
        List<Hand> hands = new ArrayList<>();
        for (Hand hand : look(wider, confidence)) {
            hands.add(hand.moved(-border, -border));
        }
        return hands;
    }
}
