package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.HandIdentities;
import org.aslkeras.core.inference.LetterModel;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Reading;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.Update;

/**
 * From frames to letters and text: the line of {@code asl_keras.live.reader}, without camera or screen.
 *
 * <p>Pictures are upright and not mirrored; hands are called left and right as the person would.
 */
public final class LiveReader implements AutoCloseable {
    private static final double NANOS = 1e-9;
    private static final double MILLIS = 1e-6;

    private final Landmarker landmarker;
    private final LetterModel model;
    private final Speller speller;
    private final HandIdentities identities = new HandIdentities();
    private long drawing;
    private long classifying;

    /**
     * @param landmarker of hands, closed with this
     * @param model of letters, closed with this
     * @param speller that the letters are written with
     */
    public LiveReader(Landmarker landmarker, LetterModel model, Speller speller) {
        this.landmarker = landmarker;
        this.model = model;
        this.speller = speller;
    }

    /**
     * Reads a frame of the camera.
     *
     * @param nanos when it was taken; never decreases
     */
    public Scene read(Picture picture, long nanos) {
        long start = System.nanoTime();
        List<Hand> found = ofThePerson(landmarker.inFrame(picture));
        long detected = System.nanoTime();
        double time = nanos * NANOS;
        Map<Integer, Hand> hands = identities.update(time, found);
        speller.keep(identities.ids());
        Update update = speller.update(time, probabilities(hands));
        List<SeenHand> seen = new ArrayList<>();
        hands.forEach((id, hand) -> seen.add(new SeenHand(id, hand, update.readings().get(id))));
        return new Scene(seen, speller.text(), update.events(), times(detected - start));
    }

    /**
     * Reads a single photograph; writes nothing.
     *
     * @param threshold from which a letter is known, 0 to 1
     */
    public Scene readPhoto(Picture picture, double threshold) {
        long start = System.nanoTime();
        List<Hand> found = ofThePerson(landmarker.inPhoto(picture));
        long detected = System.nanoTime();
        List<SeenHand> seen = new ArrayList<>();
        probabilities(numbered(found))
                .forEach((id, values) -> seen.add(
                        new SeenHand(
                                id, found.get(id), Reading.of(values, model.info().alphabet(), threshold))));
        List<Event> none = new ArrayList<>();
        return new Scene(seen, speller.text(), none, times(detected - start));
    }

    /** The mask of the last hand that was read: side x side x 3 bytes of RGB. */
    public byte[] mask() {
        return model.mask();
    }

    /** Of the mask, in pixels. */
    public int side() {
        return model.info().side();
    }

    @Override
    public void close() {
        landmarker.close();
        model.close();
    }

    private Map<Integer, double[]> probabilities(Map<Integer, Hand> hands) {
        drawing = 0;
        classifying = 0;
        Map<Integer, double[]> probabilities = new LinkedHashMap<>();
        hands.forEach((id, hand) -> probabilities.put(id, probabilities(hand)));
        return probabilities;
    }

    private double[] probabilities(Hand hand) {
        long start = System.nanoTime();
        model.draw(hand.landmarks());
        long drawn = System.nanoTime();
        double[] probabilities = model.recognise();
        drawing += drawn - start;
        classifying += System.nanoTime() - drawn;
        return probabilities;
    }

    private StageTimes times(long detecting) {
        return new StageTimes(detecting * MILLIS, drawing * MILLIS, classifying * MILLIS);
    }

    /** MediaPipe names hands for a mirrored picture, which this is not. */
    private static List<Hand> ofThePerson(List<Hand> hands) {
        List<Hand> named = new ArrayList<>();
        for (Hand hand : DistinctHands.of(hands)) {
            named.add(hand.ofOtherSide());
        }
        return named;
    }

    private static Map<Integer, Hand> numbered(List<Hand> hands) {
        Map<Integer, Hand> numbered = new LinkedHashMap<>();
        for (int number = 0; number < hands.size(); number++) {
            numbered.put(number, hands.get(number));
        }
        return numbered;
    }
}
