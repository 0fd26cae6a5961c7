package org.aslkeras.core.live;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.adapt.Teacher;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;

/**
 * Corrects the letter that was written last, and teaches it to whoever learns; keeps the frames that
 * wrote it until the next one: {@code asl_keras.live.corrector}.
 */
public final class Corrector {
    /** What came of a correction. */
    public enum Outcome {
        /** There is no letter to correct. */
        NOTHING,
        /** Nobody learns. */
        CORRECTED,
        /** Its hand is forgotten, as others came after it. */
        FORGOTTEN,
        /** It could not be saved. */
        NOT_SAVED,
        LEARNT
    }

    /**
     * What a correction wrote.
     *
     * @param events none where the letter was right
     */
    public record Corrected(List<Event> events, Outcome outcome) {}

    private static final int TAUGHT = 3; // frames: the first, the middle and the last of a hold

    private final Speller speller;
    private final Alphabet alphabet;
    private final Teacher teacher;
    private final Map<Integer, Deque<Moment>> recent = new HashMap<>();
    private Event.Letter letter; // whose frames these are
    private List<float[]> frames = Collections.emptyList();

    private record Moment(double time, float[] landmarks) {}

    /**
     * @param speller whose text is corrected
     * @param alphabet of its letters
     * @param teacher learns what is corrected; null for nobody
     */
    Corrector(Speller speller, Alphabet alphabet, Teacher teacher) {
        this.speller = speller;
        this.alphabet = alphabet;
        this.teacher = teacher;
    }

    /** Takes a frame: its hands by identity, and what was written at it. */
    void see(double time, Map<Integer, Hand> hands, List<Event> written) {
        double oldest = time - speller.rules().hold();
        recent.keySet().retainAll(hands.keySet());
        for (Map.Entry<Integer, Hand> hand : hands.entrySet()) {
            Deque<Moment> moments = recent.get(hand.getKey());
            if (moments == null) {
                moments = new ArrayDeque<>();
                recent.put(hand.getKey(), moments);
            }
            moments.addLast(new Moment(time, hand.getValue().landmarks()));
            while (moments.peekFirst().time < oldest) {
                moments.removeFirst();
            }
        }
        for (int index = 0; index < written.size(); index++) {
            if (written.get(index) instanceof Event.Letter one && one.distribution() != null) {
                letter = one;
                frames = spread(new ArrayList<>(recent.get(one.hand())));
            }
        }
    }

    /**
     * Writes another letter in the place of the last one. The word goes on, if it had ended: it ends
     * again when no hand is seen.
     *
     * @param time in seconds
     * @param meant a letter of the alphabet
     */
    Corrected correct(double time, String meant) {
        Event.Letter wrong;
        Event.Letter right;
        Event.Correction correction;
        synchronized (speller) {
            if (speller.letters().isEmpty()) {
                speller.delete(); // the space behind the last word
            }
            if (speller.letters().isEmpty()) {
                return new Corrected(Collections.emptyList(), Outcome.NOTHING);
            }
            wrong = speller.letters().get(speller.letters().size() - 1);
            right = new Event.Letter(time, wrong.hand(), meant, 1, certain(meant));
            correction = speller.correct(time, 1, Collections.singletonList(right));
        }
        boolean isKnown = wrong == letter;
        if (isKnown) {
            letter = right;
        }
        boolean isChange = !wrong.letter().equals(meant);
        return new Corrected(
                isChange ? Collections.singletonList(correction) : Collections.emptyList(),
                teacher == null ? Outcome.CORRECTED : teach(meant, isKnown));
    }

    private Outcome teach(String meant, boolean isKnown) {
        if (!isKnown) {
            return Outcome.FORGOTTEN;
        }
        try {
            teacher.learn(frames, meant);
            return Outcome.LEARNT;
        } catch (IOException error) {
            return Outcome.NOT_SAVED;
        }
    }

    private double[] certain(String meant) {
        double[] certain = new double[alphabet.labels().size()];
        certain[alphabet.labels().indexOf(meant)] = 1;
        return certain;
    }

    private static List<float[]> spread(List<Moment> moments) {
        List<float[]> spread = new ArrayList<>();
        int before = -1;
        for (int part = 0; part < TAUGHT; part++) {
            int row = (int) Math.rint((moments.size() - 1.0) * part / (TAUGHT - 1));
            if (row > before) {
                spread.add(moments.get(row).landmarks);
            }
            before = row;
        }
        return spread;
    }
}
