package org.aslkeras.core.inference;

import org.aslkeras.core.hand.Alphabet;

/**
 * What a letter model carries besides the network: {@code asl_keras.inference.metadata.ModelInfo}.
 *
 * @param alphabet its labels, in the order of the model's output
 * @param input what the model reads
 * @param threshold the least probability of a letter that is known, 0 to 1
 * @param temperature by which probabilities are softened, above 0
 * @param embedding how many numbers of its last layer but one the model gives, too; 0 for none
 */
public record ModelInfo(
        Alphabet alphabet, ModelInput input, double threshold, double temperature, int embedding) {
    private static final String MOVING = "moving";
    private static final String WORDS = "words";
    private static final String NONE = "none";
    private static final String EMBEDDING = "embedding";

    private static final int MOST_EMBEDDING = 1 << 16;

    /** That of the rules, which models had before they carried one. */
    private static final double USUAL_THRESHOLD = 0.5;

    /** A model that is calibrated and gives probabilities alone. */
    public ModelInfo(Alphabet alphabet, ModelInput input, double threshold) {
        this(alphabet, input, threshold, 1, 0);
    }

    /**
     * The metadata of {@code asl.json}.
     *
     * @throws ModelException if they lack something, are garbled, or are for another kind or version
     *     of what models read
     */
    static ModelInfo of(Metadata known) throws ModelException {
        try {
            return new ModelInfo(
                    alphabet(known),
                    ModelInputs.of(known),
                    known.number("threshold", USUAL_THRESHOLD, 0, 1),
                    known.number(
                            "temperature", 1, Calibration.LEAST_HOT, Calibration.HOTTEST),
                    embedding(known));
        } catch (Metadata.Garbled | IllegalArgumentException error) {
            throw new ModelException(
                    "Expected the metadata of a letter model. They lack or garble something: "
                            + error.getMessage(),
                    error);
        }
    }

    /** Models before there were alphabets have labels alone. */
    private static Alphabet alphabet(Metadata known) {
        Alphabet usual = Alphabet.of(known.texts("labels"));
        return new Alphabet(
                usual.labels(),
                known.has(MOVING) ? known.texts(MOVING) : usual.moving(),
                known.has(NONE) ? known.textOrNull(NONE) : usual.none(),
                known.has(WORDS) ? known.texts(WORDS) : usual.words());
    }

    private static int embedding(Metadata known) {
        int size = known.has(EMBEDDING) ? known.whole(EMBEDDING) : 0;
        if (size < 0 || size > MOST_EMBEDDING) {
            throw new IllegalArgumentException(EMBEDDING + " " + size);
        }
        return size;
    }
}
