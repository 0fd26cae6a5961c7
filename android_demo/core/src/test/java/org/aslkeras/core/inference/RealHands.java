package org.aslkeras.core.inference;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Files;

/** Real hands with the probabilities that Python gives them. */
public final class RealHands {
    private final Path models;
    private final List<Map<?, ?>> hands;

    /**
     * @param file letters.json, which `python -m tools.android.make_vectors` wrote
     */
    public RealHands(Path file) throws IOException {
        Map<?, ?> content = Files.object(file);
        models = Path.of((String) content.get("models"));
        hands = Files.objects(content.get("cases"));
    }

    /** The folder of the models that gave the probabilities. */
    public Path models() {
        return models;
    }

    /** The number of hands. */
    public int count() {
        return hands.size();
    }

    /** What a reader makes of the hands, against Python. */
    public Comparison compare(Reader letters) {
        int equalLetters = 0;
        double largest = 0;
        double largestOfEmbeddings = 0;
        for (Map<?, ?> hand : hands) {
            double[] expected = Files.numbers(hand.get("probabilities"));
            double[] read = letters.read(Files.landmarks(hand.get("landmarks")));
            largest = Math.max(largest, difference(expected, read));
            largestOfEmbeddings =
                    Math.max(
                            largestOfEmbeddings,
                            difference(
                                    Files.numbers(hand.get("embedding")),
                                    doubles(letters.embedding())));
            equalLetters += likeliest(expected) == likeliest(read) ? 1 : 0;
        }
        return new Comparison(equalLetters, largest, largestOfEmbeddings);
    }

    /**
     * How far a model is from Python.
     *
     * @param equalLetters hands with the same likeliest letter
     * @param largestDifference of a probability
     * @param largestOfEmbeddings largest difference of a number in an embedding
     */
    public record Comparison(
            int equalLetters, double largestDifference, double largestOfEmbeddings) {}

    private static double difference(double[] expected, double[] read) {
        double largest = expected.length == read.length ? 0 : Double.POSITIVE_INFINITY;
        for (int index = 0; index < read.length; index++) {
            largest = Math.max(largest, Math.abs(expected[index] - read[index]));
        }
        return largest;
    }

    private static double[] doubles(float[] numbers) {
        double[] doubles = new double[numbers.length];
        for (int index = 0; index < numbers.length; index++) {
            doubles[index] = numbers[index];
        }
        return doubles;
    }

    private static int likeliest(double[] values) {
        int best = 0;
        for (int index = 1; index < values.length; index++) {
            best = values[index] > values[best] ? index : best;
        }
        return best;
    }
}
