package org.aslkeras.core.adapt;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.inference.Reader;

/** A reader that knows its signer: {@code asl_keras.adapt.personal}. */
public final class Personal extends Reader {
    private final Reader reader;
    private Map<Profile.Frame, Evidence> known = new IdentityHashMap<>();
    private SignerCorrection correction;

    /**
     * @param reader closed with this
     * @param profile of the signer
     * @throws IllegalArgumentException if the reader's models have no embedding
     */
    public Personal(Reader reader, Profile profile) {
        if (reader.embeddingSize() == 0) {
            throw new IllegalArgumentException(
                    "Expected a model with an embedding, which a profile needs. Received: none");
        }
        this.reader = reader;
        learn(profile);
    }

    /**
     * Reads with another profile from the next hand on; frames of labels that the reader does not
     * know count for nothing. Reads each frame that is new.
     */
    public void learn(Profile profile) {
        Map<Profile.Frame, Evidence> read = new IdentityHashMap<>();
        List<Evidence> kept = new ArrayList<>();
        for (Profile.Frame frame : profile.frames()) {
            int place = alphabet().labels().indexOf(frame.label());
            if (place >= 0) {
                Evidence evidence = known.get(frame);
                read.put(frame, evidence == null ? evidence(frame, place) : evidence);
                kept.add(read.get(frame));
            }
        }
        known = read;
        correction = SignerCorrection.fit(kept, alphabet().labels().size());
    }

    @Override
    public Alphabet alphabet() {
        return reader.alphabet();
    }

    @Override
    public double threshold() {
        return reader.threshold();
    }

    @Override
    public void read(float[] landmarks, double[] probabilities) {
        reader.read(landmarks, probabilities);
        correction.correct(probabilities, reader.embedding());
    }

    @Override
    public int embeddingSize() {
        return reader.embeddingSize();
    }

    @Override
    public float[] embedding() {
        return reader.embedding();
    }

    @Override
    public void close() {
        reader.close();
    }

    private Evidence evidence(Profile.Frame frame, int place) {
        double[] probabilities = reader.read(frame.landmarks());
        return new Evidence(probabilities, reader.embedding().clone(), place);
    }
}
