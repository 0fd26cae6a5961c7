package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;

/**
 * Finds hands with MediaPipe's models: {@code asl_keras.landmarks.landmarker.Landmarker}.
 *
 * <p>Levels are stretched and noise is smoothed away before. A photograph is looked at several times;
 * a camera's frames are looked at otherwise where no hand is seen.
 */
public final class Landmarker implements HandFinder {
    private static final Confidence PHOTO = new Confidence(0.1f, 0.1f);
    private static final Confidence VIDEO = new Confidence(0.3f, 0.5f);

    private final HandTracker tracker;
    private final HandTracker alone; // of one hand
    private final SparingFinder sparing;
    private final Function<Picture, List<Hand>> following;
    private final Levels levels = new Levels();
    private final Denoiser denoiser = new Denoiser();
    private final Picture seen = new Picture(); // through a window
    private final Search search = new Search(this::findOne);
    private final Follower follower = new Follower(this::follow);

    /**
     * @param tracker closed with this
     * @param maxHands that are followed in a video, at least 1
     */
    public Landmarker(HandTracker tracker, int maxHands) {
        this.tracker = tracker;
        this.alone = tracker.beside();
        Function<Picture, List<Hand>> several = frame -> tracker.track(frame, VIDEO, maxHands);
        this.sparing = new SparingFinder(several, frame -> alone.track(frame, VIDEO, 1));
        this.following = maxHands > 1 ? sparing::find : several;
    }

    @Override
    public List<Hand> inPhoto(Picture photo, Predicate<List<Hand>> enough) {
        reset();
        List<Hand> found = search.findings(prepared(photo), enough);
        reset();
        return found;
    }

    @Override
    public List<Hand> inFrame(Picture frame) {
        return follower.find(prepared(frame));
    }

    @Override
    public void reset() {
        tracker.reset();
        alone.reset();
        sparing.reset();
        follower.reset();
    }

    @Override
    public void close() {
        tracker.close();
    }

    private Picture prepared(Picture picture) {
        return denoiser.denoised(levels.levelled(picture));
    }

    private List<Hand> findOne(Window window, Picture picture) {
        tracker.reset(); // each look is on its own
        return look(window, picture, cut -> tracker.track(cut, PHOTO, 1));
    }

    private List<Hand> follow(Window window, Picture picture) {
        return look(window, picture, following);
    }

    private List<Hand> look(
            Window window, Picture picture, Function<Picture, List<Hand>> finder) {
        if (window == null) {
            return finder.apply(picture);
        }
        window.cut(picture, seen);
        List<Hand> hands = new ArrayList<>();
        for (Hand hand : finder.apply(seen)) {
            hands.add(window.putBack(hand));
        }
        return hands;
    }
}
