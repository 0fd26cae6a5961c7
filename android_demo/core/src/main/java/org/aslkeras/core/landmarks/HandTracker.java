package org.aslkeras.core.landmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.inference.Interpreter;

/**
 * Finds hands in pictures and follows them from one to the next: MediaPipe 0.10.21's
 * HandLandmarkTrackingCpu, stage by stage.
 *
 * <p>Palms are looked for only while fewer hands than wanted are followed. One thread at a time
 * may use it and those beside it.
 */
public final class HandTracker implements AutoCloseable {
    private static final float SAME_REGION = 0.5f;

    private final PalmDetector detector;
    private final LandmarkModel model;
    private final Workers workers;
    private List<Region> regions = Collections.emptyList();

    /**
     * @param palms runs palm_detection_full.tflite; closed with this
     * @param landmarks runs hand_landmark_full.tflite; closed with this
     * @param threads with two, palms are looked for while the hands that are followed are read
     */
    public HandTracker(Interpreter palms, Interpreter landmarks, int threads) {
        this(palms, landmarks, threads > 1 ? new TwoThreads() : new OneThread());
    }

    /**
     * One that never has a second thread.
     *
     * @param palms runs palm_detection_full.tflite; closed with this
     * @param landmarks runs hand_landmark_full.tflite; closed with this
     */
    public HandTracker(Interpreter palms, Interpreter landmarks) {
        this(palms, landmarks, new OneThread());
    }

    private HandTracker(Interpreter palms, Interpreter landmarks, Workers workers) {
        this(new PalmDetector(palms), new LandmarkModel(landmarks), workers);
    }

    private HandTracker(PalmDetector detector, LandmarkModel model, Workers workers) {
        this.detector = detector;
        this.model = model;
        this.workers = workers;
    }

    /** Another that follows hands of its own with the models of this one, which closes them. */
    HandTracker beside() {
        return new HandTracker(detector, model, workers);
    }

    /**
     * The hands in a picture, in its pixels.
     *
     * @param confidence the least one
     * @param maxHands at least 1
     */
    List<Hand> track(Picture picture, Confidence confidence, int maxHands) {
        List<Region> followed = regions;
        List<NormalisedHand> seenAgain = new ArrayList<>();
        List<Palm> palms = new ArrayList<>();
        workers.run(
                () -> followed.forEach(
                        region -> seenAgain.add(model.find(picture, region, confidence.hand()))),
                () -> palms.addAll(newPalms(picture, confidence.palm(), maxHands)));
        regions = new ArrayList<>();
        List<Hand> hands = new ArrayList<>();
        for (Region region : regionsToRead(palms, followed, picture)) {
            int place = followed.indexOf(region);
            NormalisedHand hand =
                    place < 0
                            ? model.find(picture, region, confidence.hand())
                            : seenAgain.get(place);
            add(hand, picture, hands);
        }
        return hands;
    }

    /** Forgets the hands: the next picture does not follow from the last. */
    public void reset() {
        regions = Collections.emptyList();
    }

    @Override
    public void close() {
        workers.close();
        detector.close();
        model.close();
    }

    private List<Palm> newPalms(Picture picture, float confidence, int maxHands) {
        if (regions.size() >= maxHands) {
            return Collections.emptyList();
        }
        List<Palm> palms = detector.detect(picture, confidence);
        return palms.subList(0, Math.min(maxHands, palms.size()));
    }

    private void add(NormalisedHand hand, Picture picture, List<Hand> hands) {
        if (hand != null) {
            hands.add(hand.inPixels(picture));
            regions.add(hand.nextRegion(picture));
        }
    }

    /** AssociationNormRectCalculator: new palms and followed hands; the latter win. */
    private static List<Region> regionsToRead(
            List<Palm> palms, List<Region> followed, Picture picture) {
        List<Region> read = new ArrayList<>();
        for (Palm palm : palms) {
            addRegion(palm.region(picture), read);
        }
        for (Region region : followed) {
            addRegion(region, read);
        }
        return read;
    }

    private static void addRegion(Region region, List<Region> read) {
        read.removeIf(other -> region.overlap(other) > SAME_REGION);
        read.add(region);
    }
}
