package org.aslkeras.core.landmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.litert.Folder;

/**
 * The whole line on the desktop, for `python -m tools.android.compare`: pictures come in on
 * stdin (width, height, then RGB bytes), their hands go out on stdout, a line of JSON each.
 */
final class PictureReader {
    private PictureReader() {}

    /**
     * @param arguments photo or video, then the folder of the app's models
     */
    public static void main(String[] arguments) throws Exception {
        boolean video = arguments[0].equals("video");
        Folder models = new Folder(Path.of(arguments[1]));
        try (Landmarker landmarker = landmarker(models);
                Reader reader = Shipped.in(models).open();
                DataInputStream input = new DataInputStream(new BufferedInputStream(System.in))) {
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            Picture picture = new Picture();
            while (read(input, picture)) {
                List<Hand> hands = video ? landmarker.inFrame(picture) : landmarker.inPhoto(picture);
                output.println(json(hands, reader));
            }
        }
    }

    private static Landmarker landmarker(Folder models) {
        return new Landmarker(
                new HandTracker(
                        models.interpreter("palm_detection_full.tflite", 1),
                        models.interpreter("hand_landmark_full.tflite", 1),
                        1,
                        2));
    }

    /** False at the end, which is a width of 0. */
    private static boolean read(DataInputStream input, Picture picture) throws IOException {
        int width = input.readInt();
        if (width == 0) {
            return false;
        }
        picture.resize(width, input.readInt());
        byte[] rgb = new byte[3 * width * picture.height()];
        input.readFully(rgb);
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            picture.pixels()[pixel] =
                    (rgb[3 * pixel] & 255) << 16
                            | (rgb[3 * pixel + 1] & 255) << 8
                            | rgb[3 * pixel + 2] & 255;
        }
        return true;
    }

    private static String json(List<Hand> hands, Reader reader) {
        return hands.stream()
                .map(hand -> "{\"landmarks\": " + Arrays.toString(hand.landmarks())
                        + ", \"handedness\": \"" + hand.handedness()
                        + "\", \"score\": " + hand.score()
                        + ", \"probabilities\": "
                        + Arrays.toString(reader.read(hand.landmarks())) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
