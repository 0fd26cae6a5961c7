package org.aslkeras.core.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.motion.Movement;
import org.aslkeras.core.motion.MovementReader;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Event;
import org.aslkeras.core.text.Speller;

/**
 * Joins movements to text: J and Z are written beside the letters of a model, and what they begin as
 * is taken back: {@code asl_keras.live.movements}.
 */
final class Movements {
    private final Network network;
    private final List<String> letters;
    private final Speller speller;
    private final Map<Integer, MovementReader> readers = new HashMap<>();

    /**
     * @param network reads movements; null where none is read
     * @param alphabet only movements that begin as one of its letters are read
     * @param speller of the text
     */
    Movements(Network network, Alphabet alphabet, Speller speller) {
        this.network = network;
        this.letters = network == null ? Collections.emptyList() : writtenBeside(alphabet);
        this.speller = speller;
    }

    /** What is written at a frame, whose hands are given by identity. */
    List<Event> update(double time, Map<Integer, Hand> hands) {
        if (letters.isEmpty()) {
            return Collections.emptyList();
        }
        List<Event> written = new ArrayList<>();
        Set<Integer> all = new LinkedHashSet<>(hands.keySet());
        all.addAll(readers.keySet());
        for (int number : all) {
            MovementReader reader =
                    readers.computeIfAbsent(number, none -> new MovementReader(network));
            Movement movement = reader.update(time, hands.get(number));
            if (movement != null && letters.contains(movement.letter())) {
                written.add(write(time, number, movement));
            }
        }
        readers.entrySet().removeIf(
                one -> !hands.containsKey(one.getKey()) && !one.getValue().isWaiting());
        return written;
    }

    /** No frame follows soon: what the hands have just drawn is written. */
    List<Event> end(double time) {
        List<Event> written = new ArrayList<>();
        for (Map.Entry<Integer, MovementReader> reader : readers.entrySet()) {
            Movement movement = reader.getValue().end();
            if (movement != null && letters.contains(movement.letter())) {
                written.add(write(time, reader.getKey(), movement));
            }
        }
        return written;
    }

    /** What the fingertip of a hand draws, x and y in turn; null if nothing that counts. */
    float[] path(int number) {
        MovementReader reader = readers.get(number);
        return reader == null ? null : reader.path();
    }

    /** The next frame does not follow from the last. */
    void reset() {
        readers.clear();
    }

    private Event write(double time, int number, Movement movement) {
        String name = movement.letter();
        Event.Letter letter =
                new Event.Letter(time, number, name, movement.probability(), null);
        return speller.draw(movement.start(), letter, Movement.begins(name));
    }

    /** The letters that movements add to an alphabet: to ASL's, where it has what they begin as. */
    static List<String> writtenBeside(Alphabet alphabet) {
        List<String> beside = new ArrayList<>();
        if (!alphabet.mayBeAsl()) {
            return beside;
        }
        for (String letter : Movement.LETTERS) {
            String first = Movement.begins(letter).get(0);
            int place = alphabet.labels().indexOf(letter);
            boolean isStill = place >= 0
                    && alphabet.isLetter(place)
                    && !alphabet.moving().contains(letter);
            int begins = alphabet.labels().indexOf(first);
            if (begins >= 0 && alphabet.isLetter(begins) && !isStill) {
                beside.add(letter);
            }
        }
        return beside;
    }
}
