package org.aslkeras.core.landmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.inference.LetterModel;
import org.aslkeras.core.inference.ModelFile;
import org.aslkeras.core.litert.LiteRtInterpreter;

/**
 * The whole line on the desktop, for `python -m tools.android.compare`: pictures come in on
 * stdin (width, height, then RGB bytes), their hands go out on stdout, a line of JSON each.
 */
final class PictureReader {
    private PictureReader() {}

    /**
     * @param arguments photo or video, then the files of the palm, landmark and letter models
     */
    public static void main(String[] arguments) throws Exception {
        boolean video = arguments[0].equals("video");
        Path letters = Path.of(arguments[3]);
        try (Landmarker landmarker = landmarker(arguments);
                LetterModel model =
                        new LetterModel(
                                ModelFile.read(ByteBuffer.wrap(Files.readAllBytes(letters))),
                                new LiteRtInterpreter(letters));
                DataInputStream input = new DataInputStream(new BufferedInputStream(System.in))) {
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
            Picture picture = new Picture();
            while (read(input, picture)) {
                List<Hand> hands = video ? landmarker.inFrame(picture) : landmarker.inPhoto(picture);
                output.println(json(hands, model));
            }
        }
    }

    private static Landmarker landmarker(String[] arguments) {
        return new Landmarker(
                new HandTracker(
                        new LiteRtInterpreter(Path.of(arguments[1])),
                        new LiteRtInterpreter(Path.of(arguments[2])),
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

    private static String json(List<Hand> hands, LetterModel model) {
        return hands.stream()
                .map(hand -> "{\"landmarks\": " + Arrays.toString(hand.landmarks())
                        + ", \"handedness\": \"" + hand.handedness()
                        + "\", \"score\": " + hand.score()
                        + ", \"probabilities\": "
                        + Arrays.toString(model.probabilities(hand.landmarks())) + "}")
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
