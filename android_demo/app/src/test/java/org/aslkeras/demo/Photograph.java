package org.aslkeras.demo;

import static org.junit.Assume.assumeTrue;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Photographs of hands in front of the camera; where there are none, a test is skipped. */
final class Photograph {
    private static final int LONG = 640;
    private static final int SHORT = 480;

    private Photograph() {}

    /** A photograph of a letter. */
    static Path file(String letter, String name) throws IOException {
        return file(letter).resolveSibling(name);
    }

    /** The first photograph of a letter, by name. */
    static Path file(String letter) throws IOException {
        assumeTrue("no photographs", System.getProperty("asl.photos") != null);
        try (var files = Files.list(Path.of(System.getProperty("asl.photos"), letter))) {
            return files.sorted().findFirst().orElseThrow();
        }
    }

    /** As an upright phone sees it: the collection has stretched 3:4 photographs to squares. */
    static BufferedImage portrait(Path file) throws IOException {
        BufferedImage square = ImageIO.read(file.toFile());
        return scaled(square, SHORT, LONG);
    }

    /** As a phone on its side sees it: the middle of the photograph. */
    static BufferedImage landscape(Path file) throws IOException {
        int height = SHORT * SHORT / LONG;
        BufferedImage middle = portrait(file).getSubimage(0, (LONG - height) / 2, SHORT, height);
        return scaled(middle, LONG, SHORT);
    }

    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }
}
