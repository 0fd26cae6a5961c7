package org.aslkeras.core;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;
import org.json.JSONArray;
import org.json.JSONException;
import org.json.JSONObject;

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

    /**
     * The object in a JSON file: {@code Map} in the order of its names, {@code List}, {@code
     * String}, {@code Double}, {@code Boolean} and null.
     */
    public static Map<?, ?> object(Path file) throws IOException {
        try {
            return map(new JSONObject(java.nio.file.Files.readString(file)));
        } catch (JSONException error) {
            throw new IOException(file + " is no JSON", error);
        }
    }

    /** The objects in a list. */
    public static List<Map<?, ?>> objects(Object list) {
        return ((List<?>) list).stream().<Map<?, ?>>map(item -> (Map<?, ?>) item).toList();
    }

    /** The numbers in a list. */
    public static double[] numbers(Object list) {
        return ((List<?>) list).stream().mapToDouble(item -> (Double) item).toArray();
    }

    /** The same as floats. */
    public static float[] floats(Object list) {
        double[] numbers = numbers(list);
        float[] floats = new float[numbers.length];
        for (int index = 0; index < floats.length; index++) {
            floats[index] = (float) numbers[index];
        }
        return floats;
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

    private static Object plain(Object value) throws JSONException {
        if (value instanceof JSONObject object) {
            return map(object);
        }
        if (value instanceof JSONArray array) {
            return list(array);
        }
        return value instanceof Number number ? number.doubleValue() : nullOr(value);
    }

    private static Map<String, Object> map(JSONObject object) throws JSONException {
        Map<String, Object> map = new TreeMap<>();
        for (Iterator<String> names = object.keys(); names.hasNext(); ) {
            String name = names.next();
            map.put(name, plain(object.get(name)));
        }
        return map;
    }

    private static List<Object> list(JSONArray array) throws JSONException {
        List<Object> list = new ArrayList<>();
        for (int index = 0; index < array.length(); index++) {
            list.add(plain(array.get(index)));
        }
        return list;
    }

    private static Object nullOr(Object value) {
        return JSONObject.NULL.equals(value) ? null : value;
    }
}
