package org.aslkeras.core.live;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.litert.Folder;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Practice;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.Suggestions;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;
import org.json.JSONArray;
import org.json.JSONObject;

/**
 * The app's whole line on the desktop, for `tools.android.java_line`: pictures come in on stdin
 * (width, height, seconds, then RGB bytes), what is read goes out on stdout, a line of JSON each.
 */
final class PictureReader {
    private static final int MAX_HANDS = 2;
    private static final double NANOS = 1e9;

    private PictureReader() {}

    /**
     * @param arguments photo, video or mirrored (a video that is read as in a mirror), the folder of
     *     the app's models, and perhaps a profile
     */
    public static void main(String[] arguments) throws Exception {
        boolean isPhoto = arguments[0].equals("photo");
        boolean mirrored = arguments[0].equals("mirrored");
        Folder models = new Folder(Path.of(arguments[1]));
        Shipped letters = Shipped.in(models);
        Rules rules = Rules.DEFAULT.with(letters.threshold(), Rules.DEFAULT.hold());
        Speller speller = new Speller(letters.alphabet(), rules, decoder(models, letters));
        Practice practice = new Practice(Practice.WORDS);
        Reader reader = letters.open();
        if (arguments.length > 2) {
            reader = new Signer(reader, new File(arguments[2]), "nobody").reader();
        }
        Network movements = Network.read(models.file(Network.FILE));
        try (LiveReader live = new LiveReader(landmarker(models), reader, speller, null, movements);
                DataInputStream input = new DataInputStream(new BufferedInputStream(System.in))) {
            PrintStream output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Picture picture = new Picture();
            for (int width = input.readInt(); width > 0; width = input.readInt()) {
                picture.resize(width, input.readInt());
                long nanos = Math.round(input.readDouble() * NANOS);
                read(input, mirrored, picture);
                Scene scene =
                        isPhoto
                                ? live.readPhoto(picture, letters.threshold(), new Masks())
                                : live.read(picture, mirrored, nanos, new Masks());
                practice.see(nanos / NANOS);
                scene.events().forEach(practice::take);
                output.println(json(scene, speller, practice.step()));
            }
        }
    }

    private static DictionaryDecoder decoder(Folder models, Shipped letters) throws IOException {
        Dictionary dictionary = Dictionary.read(models.file("en.txt").array());
        Confusion confusion = Confusion.read(models.file("confusion.json").array());
        return new DictionaryDecoder(dictionary, confusion, letters.alphabet());
    }

    private static Landmarker landmarker(Folder models) {
        return new Landmarker(
                new HandTracker(
                        models.interpreter("palm_detection_full.tflite", 1),
                        models.interpreter("hand_landmark_full.tflite", 1),
                        2),
                MAX_HANDS);
    }

    private static void read(DataInputStream input, boolean mirrored, Picture picture)
            throws IOException {
        int width = picture.width();
        byte[] rgb = new byte[3 * width * picture.height()];
        input.readFully(rgb);
        for (int pixel = 0; pixel < rgb.length / 3; pixel++) {
            int row = pixel / width * width;
            int place = mirrored ? row + width - 1 - (pixel - row) : pixel;
            picture.pixels()[place] =
                    (rgb[3 * pixel] & 255) << 16
                            | (rgb[3 * pixel + 1] & 255) << 8
                            | rgb[3 * pixel + 2] & 255;
        }
    }

    private static String json(Scene scene, Speller speller, Practice.Step step) {
        String hands =
                scene.hands().stream()
                        .map(PictureReader::json)
                        .collect(Collectors.joining(", ", "[", "]"));
        Suggestions suggestions = speller.suggestions();
        return "{\"text\": " + JSONObject.quote(scene.text())
                + ", \"decoded\": " + Arrays.toString(speller.decoded().stream().toArray())
                + ", \"suggestions\": "
                + new JSONArray().put(suggestions.literal()).put(suggestions.words())
                + ", \"practice\": "
                + new JSONArray(List.of(step.word(), step.place(), step.letter(), step.instead()))
                + ", \"hands\": " + hands + "}";
    }

    private static String json(SeenHand hand) {
        String letter = hand.reading().letter();
        return "{\"landmarks\": " + Arrays.toString(hand.hand().landmarks())
                + ", \"handedness\": \"" + hand.hand().handedness()
                + "\", \"score\": " + hand.hand().score()
                + ", \"letter\": " + (letter == null ? null : JSONObject.quote(letter))
                + ", \"distribution\": " + Arrays.toString(hand.reading().distribution()) + "}";
    }
}
