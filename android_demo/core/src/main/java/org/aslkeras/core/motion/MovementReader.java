package org.aslkeras.core.motion;

import java.util.ArrayDeque;
import java.util.Deque;
import org.aslkeras.core.hand.Hand;

/**
 * One hand, frame by frame: which movement it has made, as {@code asl_keras.motion.reader} says;
 * {@code tests/golden/movements.json} pins it.
 */
public final class MovementReader {
    private static final double[] SECONDS = {0.3, 0.42, 0.6, 0.85, 1.2, 1.7, 2.4};
    private static final double SHORTEST = 0.18;
    private static final int FEWEST = 4;
    private static final double LOST = 0.3;
    private static final double SHOWN = 0.8;
    private static final double THRESHOLD = 0.55;
    private static final double LASTING = 0.1;
    private static final double ENDING = 0.3;
    private static final double SLOW_ENDING = 0.75;
    private static final double FAST = 0.7;

    private final Network network;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private Movement newest; // null: the newest frame ends nothing that was drawn
    private Movement believed; // null: nothing is believed
    private double since; // when it was first believed
    private Movement last;
    private double now;

    private record Frame(double time, double[] described) {}

    /**
     * @param network that reads stretches
     */
    public MovementReader(Network network) {
        this.network = network;
    }

    /**
     * The movement that is known to have ended, in this frame or shortly before; null for none.
     *
     * @param time of the frame in seconds; increases
     * @param hand null if it is not in the frame
     */
    public Movement update(double time, Hand hand) {
        now = time;
        Movement ended = null;
        if (!frames.isEmpty() && time - frames.getLast().time > LOST) {
            ended = end();
        }
        if (hand == null) {
            return ended;
        }
        while (!frames.isEmpty()
                && frames.getFirst().time < time - SECONDS[SECONDS.length - 1]) {
            frames.removeFirst();
        }
        frames.addLast(new Frame(time, Stretch.described(hand)));
        newest = likeliest();
        return ended != null ? ended : believed(time, newest);
    }

    /** No more frames follow: the movement that the last ones made, null if they made none. */
    public Movement end() {
        Movement seen = believed != null ? believed : newest;
        return known(seen != null && isEnd(seen) ? seen : null);
    }

    /** Whether it is believed, if no other frame follows. */
    private static boolean isEnd(Movement movement) {
        boolean isFast = movement.end() - movement.start() < FAST;
        return movement.probability() >= (isFast ? ENDING : SLOW_ENDING);
    }

    /** Begins anew: what was drawn is not looked at again. */
    private Movement known(Movement movement) {
        frames.clear();
        newest = null;
        believed = null;
        last = movement != null ? movement : last;
        return movement;
    }

    /** Whether there are frames from which a movement may come. */
    public boolean isWaiting() {
        return !frames.isEmpty();
    }

    /** What the fingertip has drawn lately, x and y in turn; null while it can be no letter. */
    public float[] path() {
        if (last != null && now - last.end() < SHOWN) {
            return last.path();
        }
        if (frames.isEmpty()) {
            return null;
        }
        return Trail.trail(times(), described());
    }

    /** Of the stretches that end now; null if none draws anything. */
    private Movement likeliest() {
        double[] times = times();
        double[][] rows = described();
        double now = times[times.length - 1];
        double best = -1;
        double from = 0;
        int letter = 0;
        for (double seconds : SECONDS) {
            double start = Math.max(now - seconds, times[0]);
            double[] probabilities = probabilities(times, rows, start);
            for (int one = 0; probabilities != null && one < Movement.LETTERS.size(); one++) {
                if (probabilities[one + 1] > best) {
                    best = probabilities[one + 1];
                    from = start;
                    letter = one;
                }
            }
            if (start == times[0]) {
                break;
            }
        }
        return best < 0 ? null : movement(times, rows, letter, from, best);
    }

    private static Movement movement(
            double[] times, double[][] rows, int letter, double start, double probability) {
        String name = Movement.LETTERS.get(letter);
        float[] path = Trail.drawn(rows, name, rows.length - countFrom(times, start));
        return new Movement(name, start, times[times.length - 1], probability, path);
    }

    /** Null for a stretch that is too short, or draws nothing. */
    private double[] probabilities(double[] times, double[][] rows, double start) {
        double seconds = times[times.length - 1] - start;
        if (seconds < SHORTEST || countFrom(times, start) < FEWEST) {
            return null;
        }
        double[][] steps = Stretch.resampled(times, rows, start);
        if (Stretch.reach(steps) < Stretch.LEAST_REACH) {
            return null;
        }
        return network.probabilities(Stretch.features(steps, seconds));
    }

    private static int countFrom(double[] times, double start) {
        int count = 0;
        while (count < times.length && times[times.length - 1 - count] >= start) {
            count++;
        }
        return count;
    }

    private Movement believed(double time, Movement likeliest) {
        if (likeliest == null || likeliest.probability() < THRESHOLD) {
            believed = null;
            return null;
        }
        if (believed == null || !believed.letter().equals(likeliest.letter())) {
            since = time;
            believed = likeliest;
        } else if (likeliest.probability() > believed.probability()) {
            believed = likeliest;
        }
        return time - since < LASTING ? null : known(believed);
    }

    private double[] times() {
        return frames.stream().mapToDouble(Frame::time).toArray();
    }

    private double[][] described() {
        return frames.stream().map(Frame::described).toArray(double[][]::new);
    }
}
