package org.aslkeras.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.live.StageTimes;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;

/**
 * Prints how long a frame takes with the runtime in the APK, on this desktop: `make
 * benchmark-android`.
 *
 * <p>Arguments: the folder of the assets, and a photograph of a hand, which stands before the
 * camera. One and two threads take turns.
 */
final class FrameTimes {
    private static final long FRAME = 40_000_000;
    private static final int TURNS = 12; // the first warms up
    private static final int FRAMES = 25;
    private static final int MAX_HANDS = 2;

    private FrameTimes() {}

    public static void main(String[] arguments) throws Exception {
        Path assets = Path.of(arguments[0]);
        Picture picture = Pictures.of(Photograph.portrait(Path.of(arguments[1])));
        Masks room = new Masks();
        Map<Integer, List<StageTimes>> times = new LinkedHashMap<>();
        try (LiveReader one = reader(assets, 1);
                LiveReader two = reader(assets, 2)) {
            long time = 0;
            for (int turn = 0; turn < TURNS; turn++) {
                for (int threads = 1; threads <= 2; threads++) {
                    List<StageTimes> turnTimes = new ArrayList<>();
                    for (int frame = 0; frame < FRAMES; frame++) {
                        time += FRAME;
                        turnTimes.add((threads == 1 ? one : two).read(picture, false, time, room).times());
                    }
                    if (turn > 0) {
                        times.computeIfAbsent(threads, none -> new ArrayList<>()).addAll(turnTimes);
                    }
                }
            }
        }
        times.forEach(FrameTimes::print);
    }

    private static void print(int threads, List<StageTimes> times) {
        System.out.printf(
                Locale.ROOT,
                "%d thread%s: hand %.1f, mask %.1f, both views %.1f, frame %.1f ms (medians of %d)%n",
                threads,
                threads == 1 ? "" : "s",
                median(times, StageTimes::detect),
                median(times, StageTimes::draw),
                median(times, StageTimes::classify),
                median(times, StageTimes::total),
                times.size());
    }

    private static double median(List<StageTimes> times, ToDoubleFunction<StageTimes> stage) {
        double[] sorted = times.stream().mapToDouble(stage).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static LiveReader reader(Path assets, int threads) throws Exception {
        PhoneFolder models = new PhoneFolder(assets, threads);
        HandTracker tracker =
                new HandTracker(
                        models.interpreter("palm_detection_full.tflite", 1),
                        models.interpreter("hand_landmark_full.tflite", 1),
                        threads);
        Shipped letters = Shipped.in(models);
        Speller speller = new Speller(letters.alphabet(), Rules.DEFAULT);
        return new LiveReader(new Landmarker(tracker, MAX_HANDS), letters.open(), speller);
    }
}
