package org.aslkeras.core.mediapipe;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.model.Interpreter;

/**
 * Finds hands in pictures and follows them from one to the next: MediaPipe 0.10.21's
 * HandLandmarkTrackingCpu, stage by stage.
 *
 * <p>Palms are looked for only while fewer hands than wanted are followed. One thread at a time
 * may use it.
 */
public final class HandTracker implements AutoCloseable {
    private static final float SAME_REGION = 0.5f;

    private final PalmDetector detector;
    private final LandmarkModel model;
    private final int maxHands;
    private List<Region> regions = Collections.emptyList();

    /**
     * @param palms runs palm_detection_full.tflite; closed with this
     * @param landmarks runs hand_landmark_full.tflite; closed with this
     * @param maxHands at least 1
     */
    public HandTracker(Interpreter palms, Interpreter landmarks, int maxHands) {
        this.detector = new PalmDetector(palms);
        this.model = new LandmarkModel(landmarks);
        this.maxHands = maxHands;
    }

    /**
     * The hands in a picture, in its pixels.
     *
     * @param confidence the least score of a palm, 0 to 1
     */
    public List<Hand> track(Picture picture, float confidence) {
        List<Region> next = new ArrayList<>();
        List<Hand> hands = new ArrayList<>();
        for (Region region : regionsToRead(picture, confidence)) {
            NormalisedHand hand = model.find(picture, region);
            if (hand != null) {
                hands.add(hand.inPixels(picture));
                next.add(hand.nextRegion(picture));
            }
        }
        regions = next;
        return hands;
    }

    /** Forgets the hands: the next picture does not follow from the last. */
    public void reset() {
        regions = Collections.emptyList();
    }

    @Override
    public void close() {
        detector.close();
        model.close();
    }

    /** AssociationNormRectCalculator: new palms and followed hands; the latter win. */
    private List<Region> regionsToRead(Picture picture, float confidence) {
        List<Region> read = new ArrayList<>();
        if (regions.size() < maxHands) {
            List<Palm> palms = detector.detect(picture, confidence);
            for (Palm palm : palms.subList(0, Math.min(maxHands, palms.size()))) {
                add(palm.region(picture), read);
            }
        }
        for (Region region : regions) {
            add(region, read);
        }
        return read;
    }

    private static void add(Region region, List<Region> read) {
        read.removeIf(other -> region.overlap(other) > SAME_REGION);
        read.add(region);
    }
}
