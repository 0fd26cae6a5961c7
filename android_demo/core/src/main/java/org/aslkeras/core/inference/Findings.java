package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Direction;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Skeleton;

/**
 * What a hand shows that several looks at one photograph found, the mean of its readings: {@code
 * asl_keras.inference.findings}.
 *
 * @param probabilities one per label
 * @param standing how the hand stands in its picture
 */
public record Findings(double[] probabilities, Standing standing) {
    /** How a hand stands in its picture. */
    public enum Standing {
        /** As its letter does, which may point sideways. */
        UPRIGHT,
        /** Turned with its picture or camera, and read as if it were upright. */
        TURNED,
        /** Sideways or upside down, and no letter that is certain: what it shows is not known. */
        UNCLEAR
    }

    /**
     * Reads one hand, found several times in one picture.
     *
     * @param hands at least one
     */
    public static Findings read(Reader reader, List<Hand> hands) {
        List<float[]> landmarks = new ArrayList<>();
        hands.forEach(hand -> landmarks.add(hand.landmarks()));
        double[] asItIs = mean(reader, landmarks);
        if (Math.abs(Direction.of(middle(landmarks))) <= Direction.UPRIGHT) {
            return new Findings(asItIs, Standing.UPRIGHT);
        }
        landmarks.replaceAll(Direction::turnedUpright);
        double[] turned = mean(reader, landmarks);
        int best = likeliest(asItIs);
        int upright = likeliest(turned);
        Alphabet alphabet = reader.alphabet();
        if (best == upright) {
            return new Findings(asItIs, Standing.UPRIGHT);
        }
        if (alphabet.isLetter(upright)
                && !Direction.isLikeSideways(alphabet, upright)
                && turned[upright] >= reader.threshold()) {
            return new Findings(turned, Standing.TURNED);
        }
        boolean isSideways = Direction.mayPointSideways(alphabet, best);
        return new Findings(asItIs, isSideways ? Standing.UPRIGHT : Standing.UNCLEAR);
    }

    private static double[] mean(Reader reader, List<float[]> landmarks) {
        double[] mean = new double[reader.alphabet().labels().size()];
        for (float[] hand : landmarks) {
            double[] read = reader.read(hand);
            for (int label = 0; label < mean.length; label++) {
                mean[label] += read[label] / landmarks.size();
            }
        }
        return mean;
    }

    private static float[] middle(List<float[]> landmarks) {
        float[] middle = new float[Skeleton.LANDMARKS * Skeleton.COORDINATES];
        for (int index = 0; index < middle.length; index++) {
            for (float[] hand : landmarks) {
                middle[index] += hand[index];
            }
            middle[index] /= landmarks.size();
        }
        return middle;
    }

    private static int likeliest(double[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            best = values[index] > values[best] ? index : best;
        }
        return best;
    }
}
