package org.aslkeras.core.mask;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.aslkeras.core.Digest;
import org.aslkeras.core.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskRendererTest {
    @Test
    void drawsAndMirrorsTheGoldenMasks() throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("masks.json"));
        assertEquals((double) MaskRenderer.VERSION, golden.get("mask_version"));
        MaskRenderer renderer = new MaskRenderer(((Double) golden.get("side")).intValue());
        byte[] mirrored = new byte[renderer.size()];
        for (Map<?, ?> hand : Files.objects(golden.get("cases"))) {
            byte[] mask = draw(renderer, hand);
            renderer.mirror(mask, mirrored);
            assertEquals(hand.get("sha256"), Digest.of(mask), () -> "" + hand.get("name"));
            assertEquals(hand.get("mirrored_sha256"), Digest.of(mirrored));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hand-0", "cloud-0", "ties"})
    void drawsTheGoldenPictures(String name) throws IOException {
        Map<?, ?> golden = Files.object(Files.golden("masks.json"));
        Map<?, ?> hand =
                Files.objects(golden.get("cases")).stream()
                        .filter(one -> one.get("name").equals(name))
                        .findFirst()
                        .orElseThrow();
        byte[] expected = pixels(Files.golden(name + ".png"));
        assertArrayEquals(expected, draw(new MaskRenderer(224), hand));
    }

    @Test
    void drawsRandomAndRealHandsOfAllSidesAsPythonDoes() throws IOException {
        Map<?, ?> vectors = Files.object(Files.vectors("masks.json"));
        int different = 0;
        for (Map<?, ?> hand : Files.objects(vectors.get("cases"))) {
            MaskRenderer renderer = new MaskRenderer(((Double) hand.get("side")).intValue());
            different += Digest.of(draw(renderer, hand)).equals(hand.get("sha256")) ? 0 : 1;
        }
        assertEquals(0, different);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 100, 528})
    void refusesOtherSides(int side) {
        assertThrows(IllegalArgumentException.class, () -> new MaskRenderer(side));
    }

    private static byte[] draw(MaskRenderer renderer, Map<?, ?> hand) {
        byte[] mask = new byte[renderer.size()];
        renderer.draw(Files.landmarks(hand.get("landmarks")), mask);
        return mask;
    }

    private static byte[] pixels(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        byte[] rgb = new byte[image.getWidth() * image.getHeight() * 3];
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int colour = image.getRGB(pixel % image.getWidth(), pixel / image.getWidth());
            rgb[3 * pixel] = (byte) (colour >> 16);
            rgb[3 * pixel + 1] = (byte) (colour >> 8);
            rgb[3 * pixel + 2] = (byte) colour;
        }
        return rgb;
    }
}
