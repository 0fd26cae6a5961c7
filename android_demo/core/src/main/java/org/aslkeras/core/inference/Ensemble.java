package org.aslkeras.core.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aslkeras.core.hand.Alphabet;

/**
 * Several models that decide together: the weighted mean of their probabilities, calibrated; {@code
 * asl_keras.inference.ensemble.Ensemble}.
 */
public final class Ensemble extends Reader {
    /**
     * One of them.
     *
     * @param reader closed with the ensemble
     * @param weight above 0; only ratios of weights count
     */
    public record Member(Reader reader, double weight) {}

    private final List<Member> members;
    private final Reader embedder; // the first member that has an embedding, or the first
    private final double temperature;
    private final double threshold;
    private final double[] single; // of one member

    /**
     * @param members of one alphabet, at least one
     * @param temperature by which the mean is softened, above 0
     * @param threshold the least probability of a letter that is known, 0 to 1
     */
    public Ensemble(List<Member> members, double temperature, double threshold) {
        double sum = 0;
        for (Member member : members) {
            sum += member.weight;
        }
        this.members = new ArrayList<>();
        for (Member member : members) {
            this.members.add(new Member(member.reader, member.weight / sum));
        }
        this.embedder = embedder(members);
        this.single = new double[alphabet().labels().size()];
        this.temperature = temperature;
        this.threshold = threshold;
    }

    @Override
    public Alphabet alphabet() {
        return members.get(0).reader.alphabet();
    }

    @Override
    public double threshold() {
        return threshold;
    }

    @Override
    public void read(float[] landmarks, double[] mean) {
        Arrays.fill(mean, 0);
        for (int index = 0; index < members.size(); index++) {
            Member member = members.get(index);
            member.reader.read(landmarks, single);
            for (int label = 0; label < mean.length; label++) {
                mean[label] += member.weight * single[label];
            }
        }
        Calibration.soften(mean, temperature);
    }

    @Override
    public int embeddingSize() {
        return embedder.embeddingSize();
    }

    /** That of the first member that has one. */
    @Override
    public float[] embedding() {
        return embedder.embedding();
    }

    @Override
    public void close() {
        members.forEach(member -> member.reader.close());
    }

    private static Reader embedder(List<Member> members) {
        for (Member member : members) {
            if (member.reader.embeddingSize() > 0) {
                return member.reader;
            }
        }
        return members.get(0).reader;
    }
}
