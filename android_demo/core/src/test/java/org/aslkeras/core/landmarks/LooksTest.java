package org.aslkeras.core.landmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.Digest;
import org.aslkeras.core.Files;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.frames.Pictures;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.junit.jupiter.api.Test;

/** Looks at pictures, against what Python sees. */
class LooksTest {
    private static final float ROUNDING = 1e-6f; // relative, of a float

    @Test
    void theLooksAreThoseOfPython() throws IOException {
        List<?> looks = (List<?>) Files.object(Files.vectors("looks.json")).get("looks");
        assertEquals(
                looks,
                Look.ALL.stream()
                        .map(look -> List.of(look.size(), look.degrees(), look.mirrored()))
                        .toList());
    }

    @Test
    void levelsAreThoseOfPython() throws IOException {
        Path file = Files.vectors("looks.json");
        Levels levels = new Levels();
        for (Map<?, ?> known : cases(file)) {
            Picture picture = Files.picture(file.resolveSibling((String) known.get("file")));
            String digest = Digest.of(Pictures.rgb(levels.levelled(picture)));
            assertEquals(known.get("levelled"), digest, (String) known.get("file"));
        }
    }

    @Test
    void aPictureOfTheFullRangeInColourIsLeftAlone() {
        Picture picture = new Picture().resize(64, 64);
        Arrays.setAll(picture.pixels(), pixel -> pixel % 8 < 4 ? 0xffff0000 : 0xff00ffff);
        assertSame(picture, new Levels().levelled(picture));
    }

    @Test
    void windowsShowWhatTheyShowInPython() throws IOException {
        Path file = Files.vectors("looks.json");
        Picture seen = new Picture();
        for (Map<?, ?> known : cases(file)) {
            Picture picture = Files.picture(file.resolveSibling((String) known.get("file")));
            for (Map<?, ?> expected : Files.objects(known.get("windows"))) {
                Window window = window((List<?>) expected.get("window"));
                window.cut(picture, seen);
                assertEquals(expected.get("sha256"), Digest.of(Pictures.rgb(seen)), (String) known.get("file"));
                Hand hand = new Hand(Files.landmarks(expected.get("hand")), Handedness.LEFT, 1);
                Hand put = window.putBack(hand);
                assertEqual(Files.landmarks(expected.get("put")), put.landmarks());
                boolean isLeft = "Left".equals(expected.get("handedness"));
                assertEquals(isLeft ? Handedness.LEFT : Handedness.RIGHT, put.handedness());
            }
        }
    }

    @Test
    void handModelsSeeTheSquaresThatOpenCvCuts() throws IOException {
        Path file = Files.vectors("looks.json");
        for (Map<?, ?> known : cases(file)) {
            Picture picture = Files.picture(file.resolveSibling((String) known.get("file")));
            for (Map<?, ?> expected : Files.objects(known.get("squares"))) {
                int side = ((Number) expected.get("side")).intValue();
                Region region = region((List<?>) expected.get("region"));
                Border border = region.rotation() == 0 ? Border.BLACK : Border.EDGE;
                float[] tensor = new float[3 * side * side];
                new Warp(side, border).cut(picture, region, tensor);
                byte[] seen = new byte[tensor.length];
                for (int place = 0; place < seen.length; place++) {
                    seen[place] = (byte) Math.round(255 * tensor[place]);
                }
                assertEquals(expected.get("sha256"), Digest.of(seen), (String) known.get("file"));
            }
        }
    }

    private static Region region(List<?> known) {
        float[] where = new float[known.size()];
        for (int place = 0; place < where.length; place++) {
            where[place] = ((Number) known.get(place)).floatValue();
        }
        return new Region(where[0], where[1], where[2], where[2], where[3]);
    }

    private static void assertEqual(float[] expected, float[] landmarks) {
        assertEquals(expected.length, landmarks.length);
        for (int index = 0; index < expected.length; index++) {
            float rounding = ROUNDING * Math.max(1, Math.abs(expected[index]));
            assertEquals(expected[index], landmarks[index], rounding);
        }
    }

    private static Window window(List<?> known) {
        return new Window(
                (Double) known.get(0),
                (Double) known.get(1),
                (Double) known.get(2),
                (Double) known.get(3),
                (Boolean) known.get(4));
    }

    private static List<Map<?, ?>> cases(Path file) throws IOException {
        List<Map<?, ?>> cases = Files.objects(Files.object(file).get("cases"));
        assertEquals(30, cases.size());
        return cases;
    }
}
