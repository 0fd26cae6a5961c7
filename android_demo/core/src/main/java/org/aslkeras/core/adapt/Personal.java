package org.aslkeras.core.adapt;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.inference.Reader;

/** A reader that knows its signer: {@code asl_keras.adapt.personal}. */
public final class Personal implements Reader {
    private final Reader reader;
    private Prototypes prototypes;

    /**
     * @param reader gives embeddings; closed with this
     * @param profile of the signer; frames of labels that the reader does not know count for nothing
     */
    public Personal(Reader reader, Profile profile) {
        this.reader = reader;
        learn(profile);
    }

    /** Reads with another profile from the next hand on; reads each of its frames once. */
    public void learn(Profile profile) {
        List<float[]> embeddings = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        for (Profile.Frame frame : profile.frames()) {
            int place = alphabet().labels().indexOf(frame.label());
            if (place >= 0) {
                reader.read(frame.landmarks());
                embeddings.add(reader.embedding().clone());
                places.add(place);
            }
        }
        prototypes =
                new Prototypes(
                        embeddings.toArray(new float[0][]),
                        places.stream().mapToInt(Integer::intValue).toArray(),
                        alphabet().labels().size());
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
    public double[] read(float[] landmarks) {
        double[] probabilities = reader.read(landmarks);
        prototypes.raise(probabilities, reader.embedding());
        return probabilities;
    }

    @Override
    public float[] embedding() {
        return reader.embedding();
    }

    @Override
    public void close() {
        reader.close();
    }
}
