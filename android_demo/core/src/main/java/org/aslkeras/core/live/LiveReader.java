package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aslkeras.core.adapt.Teacher;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.DistinctHands;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.HandIdentities;
import org.aslkeras.core.hand.Slide;
import org.aslkeras.core.inference.Findings;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.landmarks.HandFinder;
import org.aslkeras.core.landmarks.MiddleHand;
import org.aslkeras.core.mask.Mask;
import org.aslkeras.core.mask.MaskRenderer;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Reading;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.Update;

/**
 * From frames to letters and text: the line of {@code asl_keras.live.reader}, without camera or screen.
 *
 * <p>Pictures are upright; hands are called left and right as the person would.
 */
public final class LiveReader implements AutoCloseable {
    private static final double NANOS = 1e-9;

    /** Of the masks on the screen, in pixels, whatever the models read. */
    private static final int SHOWN_SIDE = 128;

    private final HandFinder finder;
    private final Reader model;
    private final Speller speller;
    private final HandIdentities identities = new HandIdentities();
    private final Map<Integer, Slide> slides = new HashMap<>();
    private final MaskRenderer renderer = new MaskRenderer(SHOWN_SIDE);
    private final Corrector corrector;
    private final Movements movements;
    private double now = 0; // of the last frame

    /**
     * @param finder of hands, closed with this
     * @param model reads letters, closed with this
     * @param speller that the letters are written with
     */
    public LiveReader(HandFinder finder, Reader model, Speller speller) {
        this(finder, model, speller, null, null);
    }

    /**
     * @param finder of hands, closed with this
     * @param model reads letters, closed with this
     * @param speller that the letters are written with
     * @param teacher learns letters that the user corrects; null for nobody
     * @param network reads movements; null where none is read
     */
    public LiveReader(
            HandFinder finder, Reader model, Speller speller, Teacher teacher, Network network) {
        this.finder = finder;
        this.model = model;
        this.speller = speller;
        this.corrector = new Corrector(speller, model.alphabet(), teacher);
        this.movements = new Movements(network, model.alphabet(), speller);
    }

    /**
     * Reads a frame of the camera.
     *
     * @param mirrored whether the picture is as in a mirror
     * @param nanos when it was taken; never decreases
     * @param room for the masks; the scene shows them until it is used again
     */
    public Scene read(Picture picture, boolean mirrored, long nanos, Masks room) {
        long start = System.nanoTime();
        List<Hand> found = ofThePerson(finder.inFrame(picture), mirrored);
        long detected = System.nanoTime();
        now = nanos * NANOS;
        Map<Integer, Hand> hands = identities.update(now, found);
        Map<Integer, Mask> masks = drawn(hands, room);
        long drawn = System.nanoTime();
        Map<Integer, double[]> probabilities = recognised(hands);
        StageTimes times = StageTimes.between(start, detected, drawn, System.nanoTime());
        speller.keep(identities.ids());
        Update update = speller.update(now, probabilities, slid(hands));
        List<Event> events = new ArrayList<>(update.events());
        events.addAll(movements.update(now, hands));
        corrector.see(now, hands, events);
        List<SeenHand> seen = seen(hands, masks, update.readings());
        return new Scene(seen, speller.text(), events, times);
    }

    /**
     * Reads the hand in a photograph, which is not mirrored; writes nothing.
     *
     * @param threshold from which a letter is known, 0 to 1
     * @param room for the masks; the scene shows them until it is used again
     */
    public Scene readPhoto(Picture picture, double threshold, Masks room) {
        long start = System.nanoTime();
        movements.reset();
        List<Hand> found = finder.inPhoto(picture, hands -> false);
        long detected = System.nanoTime();
        Map<Integer, Hand> hands = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            hands.put(0, MiddleHand.of(found).ofOtherSide());
        }
        Map<Integer, Mask> masks = drawn(hands, room);
        long drawn = System.nanoTime();
        Map<Integer, Reading> readings = new LinkedHashMap<>();
        if (!found.isEmpty()) {
            readings.put(0, reading(Findings.read(model, found), threshold));
        }
        StageTimes times = StageTimes.between(start, detected, drawn, System.nanoTime());
        List<SeenHand> seen = seen(hands, masks, readings);
        return new Scene(seen, speller.text(), Collections.emptyList(), times);
    }

    /**
     * Writes another letter in the place of the last one, and teaches it.
     *
     * @param letter of the alphabet
     */
    public Corrector.Corrected correct(String letter) {
        return corrector.correct(now, letter);
    }

    /** Ends the word, if one was begun, after the movements that hands have just made. */
    public List<Event> endWord() {
        List<Event> events = new ArrayList<>(movements.end(now));
        events.addAll(speller.endWord());
        return events;
    }

    /** The next frame does not follow from the last: another camera, the same turned, or a pause. */
    public void cut() {
        finder.reset();
        identities.reset();
        slides.clear();
        movements.reset();
        speller.cut();
    }

    @Override
    public void close() {
        finder.close();
        model.close();
    }

    /** Hands that have just slid, or bounced. */
    private Set<Integer> slid(Map<Integer, Hand> hands) {
        slides.keySet().retainAll(hands.keySet());
        Set<Integer> slid = new HashSet<>();
        hands.forEach((id, hand) -> {
            Slide slide = slides.get(id);
            if (slide == null) {
                slide = new Slide();
                slides.put(id, slide);
            }
            if (slide.update(now, hand.landmarks())) {
                slid.add(id);
            }
        });
        return slid;
    }

    private Map<Integer, Mask> drawn(Map<Integer, Hand> hands, Masks room) {
        room.reset();
        Map<Integer, Mask> masks = new LinkedHashMap<>();
        for (Map.Entry<Integer, Hand> hand : hands.entrySet()) {
            Mask mask = room.take(SHOWN_SIDE);
            renderer.draw(hand.getValue().landmarks(), mask.rgb());
            masks.put(hand.getKey(), mask);
        }
        return masks;
    }

    private Map<Integer, double[]> recognised(Map<Integer, Hand> hands) {
        Map<Integer, double[]> probabilities = new LinkedHashMap<>();
        hands.forEach((id, hand) -> probabilities.put(id, model.read(hand.landmarks())));
        return probabilities;
    }

    private List<SeenHand> seen(
            Map<Integer, Hand> hands, Map<Integer, Mask> masks, Map<Integer, Reading> readings) {
        List<SeenHand> seen = new ArrayList<>();
        hands.forEach((id, hand) -> seen.add(
                new SeenHand(id, hand, masks.get(id), readings.get(id), movements.path(id))));
        return seen;
    }

    /** MediaPipe names hands for a mirrored picture. */
    private static List<Hand> ofThePerson(List<Hand> hands, boolean mirrored) {
        List<Hand> distinct = DistinctHands.of(hands);
        if (!mirrored) {
            distinct.replaceAll(Hand::ofOtherSide);
        }
        return distinct;
    }

    private Reading reading(Findings findings, double threshold) {
        Reading reading = Reading.of(findings.probabilities(), model.alphabet(), threshold);
        boolean isKnown = findings.standing() != Findings.Standing.UNCLEAR;
        return isKnown ? reading : reading.unknown();
    }
}
