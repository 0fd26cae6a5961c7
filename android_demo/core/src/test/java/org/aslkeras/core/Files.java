package org.aslkeras.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;
import org.aslkeras.core.inference.Json;

/** Where the tests find what they compare with. */
public final class Files {
    private Files() {}

    /** A file of tests/golden, shared with Python. */
    public static Path golden(String name) {
        return Path.of(System.getProperty("asl.golden"), name);
    }

    /** What `python -m tools.android.make_vectors` wrote; without it a test is skipped. */
    public static Path vectors(String name) {
        Path file = Path.of(System.getProperty("asl.vectors"), name);
        assumeTrue(java.nio.file.Files.isRegularFile(file), file + " was not made");
        return file;
    }

    /** The first photograph of a letter; without photographs a test is skipped. */
    public static Picture photograph(String letter) throws IOException {
        assumeTrue(System.getProperty("asl.photos") != null, "no photographs");
        Path folder = Path.of(System.getProperty("asl.photos"), letter);
        try (var files = java.nio.file.Files.list(folder)) {
            return picture(files.sorted().findFirst().orElseThrow());
        }
    }

    /** A picture in a file. */
    public static Picture picture(Path file) throws IOException {
        return Pictures.of(ImageIO.read(file.toFile()));
    }

    /** A model in the app's assets. */
    public static Path asset(String name) {
        return Path.of(System.getProperty("asl.assets"), name);
    }

    /** The object in a JSON file. */
    public static Map<?, ?> object(Path file) throws IOException {
        return (Map<?, ?>) Json.parse(java.nio.file.Files.readString(file));
    }

    /** The objects in a list. */
    public static List<Map<?, ?>> objects(Object list) {
        return ((List<?>) list).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    /** The numbers in a list. */
    public static double[] numbers(Object list) {
        return ((List<?>) list).stream().mapToDouble(item -> (Double) item).toArray();
    }

    /** Landmarks given as a flat list of x, y, z, or as 21 lists of x, y and perhaps z. */
    public static float[] landmarks(Object list) {
        List<?> points = (List<?>) list;
        float[] landmarks = new float[63];
        for (int index = 0; index < landmarks.length; index++) {
            Object point = points.get(points.size() == 63 ? index : index / 3);
            if (point instanceof Double number) {
                landmarks[index] = number.floatValue();
            } else if (index % 3 < ((List<?>) point).size()) {
                landmarks[index] = (float) numbers(point)[index % 3];
            }
        }
        return landmarks;
    }
}
