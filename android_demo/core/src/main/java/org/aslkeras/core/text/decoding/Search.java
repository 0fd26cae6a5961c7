package org.aslkeras.core.text.decoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which words come near to what was written: {@code asl_keras.text.decoding.search}. */
final class Search {
    private static final int BEAM = 60; // beginnings of one length that are followed
    // Besides, so many of each kind: of those that stand, at their cheapest, for fewer letters than
    // were written, for as many, for one more, and for more.
    private static final int EACH = 10;
    private static final int FEWER = -1;
    private static final int MORE = 2;
    private static final int LONGER = 3; // letters by which a word may be longer

    /**
     * A word that comes near.
     *
     * @param word which of the dictionary's
     */
    record Found(int word, double cost) {}

    /**
     * A beginning that is followed.
     *
     * @param node its place in its level
     * @param costs of it, aligned with 0 to n of the letters written
     */
    private record Path(int node, double[] costs) {}

    private final Dictionary dictionary;
    private final Evidence evidence;
    private final Prices prices;
    private final double most;
    private final double[] skipped; // the first 0 to n letters that were written are not in the word

    Search(Dictionary dictionary, Evidence evidence, Prices prices, double most) {
        this.dictionary = dictionary;
        this.evidence = evidence;
        this.prices = prices;
        this.most = most;
        this.skipped = skipped(evidence);
    }

    /**
     * Words that cost at most what may not be exceeded, the likeliest first, each once.
     *
     * @param whole the word has ended; else what was written may be its beginning
     */
    List<Found> near(boolean whole) {
        List<Found> found = new ArrayList<>();
        Level[] levels = dictionary.levels();
        int depth = Math.min(levels.length, evidence.count() + LONGER + 1);
        List<Path> front = Collections.singletonList(new Path(0, skipped));
        for (int size = 0; size < depth && !front.isEmpty(); size++) {
            if (size > 0) {
                front = kept(longer(front, levels[size - 1], levels[size]), levels[size], size);
            }
            for (Path path : front) {
                add(found, path, levels[size], whole);
            }
        }
        found.sort((one, other) -> {
            int order = Double.compare(one.cost(), other.cost());
            return order != 0 ? order : Integer.compare(one.word(), other.word());
        });
        Set<Integer> seen = new HashSet<>();
        found.removeIf(one -> !seen.add(one.word()));
        return found;
    }

    private void add(List<Found> found, Path path, Level level, boolean whole) {
        float rarity = (whole ? level.costs() : level.least())[path.node()];
        double cost = path.costs()[evidence.count()] + prices.rare() * rarity;
        if (cost <= most) {
            int word = (whole ? level.words() : level.commonest())[path.node()];
            found.add(new Found(word, cost));
        }
    }

    private static double[] skipped(Evidence evidence) {
        double[] costs = new double[evidence.count() + 1];
        for (int place = 0; place < evidence.count(); place++) {
            costs[place + 1] = costs[place] + evidence.extra()[place];
        }
        return costs;
    }

    /** All beginnings that are one letter longer, as if no letter was too many behind them. */
    private List<Path> longer(List<Path> front, Level level, Level next) {
        List<Path> paths = new ArrayList<>();
        for (Path path : front) {
            int end = level.children()[path.node() + 1];
            for (int child = level.children()[path.node()]; child < end; child++) {
                int letter = next.letters()[child];
                boolean twice = level.size() > 1 && level.letters()[path.node()] == letter;
                paths.add(new Path(child, costs(path.costs(), letter, twice)));
            }
        }
        return paths;
    }

    private double[] costs(double[] before, int letter, boolean twice) {
        double[] costs = new double[before.length];
        for (int place = 0; place < costs.length; place++) {
            double missed = evidence.missed()[place];
            double best = before[place] + (twice ? Math.min(missed, prices.doubled()) : missed);
            if (place > 0) {
                double one = evidence.substituted()[letter][place - 1];
                best = Math.min(best, before[place - 1] + one);
            }
            costs[place] = best;
        }
        return costs;
    }

    /** With letters too many: the least cost at any place before, and they from there on. */
    private void skip(double[] costs) {
        double least = Double.POSITIVE_INFINITY;
        for (int place = 0; place < costs.length; place++) {
            least = Math.min(least, costs[place] - skipped[place]);
            costs[place] = least + skipped[place];
        }
    }

    /** Those that may still be cheap enough, in their order; the cheapest where they are many. */
    private List<Path> kept(List<Path> paths, Level level, int size) {
        double[] bounds = new double[paths.size()];
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < bounds.length; row++) {
            double least = Double.POSITIVE_INFINITY;
            for (double cost : paths.get(row).costs()) {
                least = Math.min(least, cost);
            }
            bounds[row] = least + prices.rare() * level.least()[paths.get(row).node()];
            if (bounds[row] <= most) {
                rows.add(row);
            }
        }
        if (rows.size() > BEAM) {
            rows.sort((one, other) -> Double.compare(bounds[one], bounds[other])); // is stable
            rows = cheapest(rows, paths, size);
        }
        Path[] kept = new Path[rows.size()];
        for (int row = 0; row < kept.length; row++) {
            kept[row] = paths.get(rows.get(row));
            skip(kept[row].costs());
        }
        return Arrays.asList(kept);
    }

    /** Of rows, the cheapest first, those that are followed, in the paths' order. */
    private static List<Integer> cheapest(List<Integer> ordered, List<Path> paths, int size) {
        Set<Integer> kept = new TreeSet<>(ordered.subList(0, BEAM));
        int[] counts = new int[MORE - FEWER + 1];
        for (int row : ordered) {
            int kind = Math.min(Math.max(size - standsFor(paths.get(row)), FEWER), MORE);
            if (counts[kind - FEWER]++ < EACH) {
                kept.add(row);
            }
        }
        return new ArrayList<>(kept);
    }

    /** How many of the letters written a beginning stands for, at its cheapest. */
    private static int standsFor(Path path) {
        int count = 0;
        for (int place = 1; place < path.costs().length; place++) {
            if (path.costs()[place] < path.costs()[count]) {
                count = place;
            }
        }
        return count;
    }
}
