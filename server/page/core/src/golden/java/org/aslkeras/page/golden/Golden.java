package org.aslkeras.page.golden;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.aslkeras.core.adapt.Profile;
import org.aslkeras.core.adapt.ProfileFile;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Features;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.inference.Tensor;
import org.aslkeras.core.landmarks.GoldenPictures;
import org.aslkeras.core.mask.MaskRenderer;
import org.aslkeras.core.motion.Network;
import org.aslkeras.page.BrowserFiles;
import org.aslkeras.page.PageModels;
import org.aslkeras.page.platform.MessageDigest;
import org.json.JSONArray;
import org.json.JSONObject;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSExport;

/** What tests in Node compare with Python; not in the page. */
public final class Golden {
    private static final GoldenPictures PICTURES = new GoldenPictures();
    private static Words words;
    private static Network network;
    private static Reader reader;

    private Golden() {}

    public static void main(String[] arguments) {}

    @JSExport
    @JSByRef
    public static byte[] mask(@JSByRef float[] landmarks, int side) {
        MaskRenderer renderer = new MaskRenderer(side);
        byte[] mask = new byte[renderer.size()];
        renderer.draw(landmarks, mask);
        return mask;
    }

    @JSExport
    @JSByRef
    public static byte[] mirrored(@JSByRef byte[] mask, int side) {
        byte[] mirrored = new byte[mask.length];
        new MaskRenderer(side).mirror(mask, mirrored);
        return mirrored;
    }

    @JSExport
    @JSByRef
    public static float[] features(@JSByRef float[] landmarks) {
        float[] features = new float[Features.COUNT];
        Features.of(landmarks, features);
        return features;
    }

    /** Numbers as a model's bytes. */
    @JSExport
    @JSByRef
    public static byte[] quantised(@JSByRef float[] values, float scale, int zeroPoint) {
        Tensor tensor =
                new Tensor(ElementType.INT8, new int[] {values.length}, scale, zeroPoint);
        ByteBuffer bytes = tensor.allocate();
        tensor.write(values, bytes);
        byte[] written = new byte[values.length];
        bytes.get(written);
        return written;
    }

    @JSExport
    @JSByRef
    public static byte[] sha256(@JSByRef byte[] content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(ByteBuffer.wrap(content));
        return digest.digest();
    }

    @JSExport
    public static String spell(String golden) {
        return Spelling.spell(new JSONObject(golden)).toString();
    }

    @JSExport
    public static void openWords(@JSByRef byte[] dictionary, @JSByRef byte[] confusion)
            throws IOException {
        words = new Words(dictionary, confusion);
    }

    @JSExport
    public static String decode(String golden) {
        return words.decode(new JSONObject(golden)).toString();
    }

    @JSExport
    public static String slide(String golden) {
        return Words.slide(new JSONObject(golden)).toString();
    }

    @JSExport
    public static String practise(String golden) {
        return Words.practise(new JSONObject(golden)).toString();
    }

    @JSExport
    public static String identify(String golden, String shapes) {
        return Hands.identify(new JSONObject(golden), new JSONArray(shapes)).toString();
    }

    @JSExport
    public static void openMovements(@JSByRef byte[] file) throws IOException {
        network = Network.read(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
    }

    @JSExport
    public static String move(String golden) {
        return Hands.move(new JSONObject(golden), network).toString();
    }

    @JSExport
    public static String correct(String golden, int labels) {
        return Profiles.correct(new JSONObject(golden), labels).toString();
    }

    /** A profile's file, read and written again. */
    @JSExport
    @JSByRef
    public static byte[] rewritten(@JSByRef byte[] file) throws IOException {
        Profile profile = ProfileFile.read(new ByteArrayInputStream(file));
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        ProfileFile.write(written, profile);
        return written.toByteArray();
    }

    /** The pixels of a picture after "levels", "noise" or a window, "x y side degrees mirrored". */
    @JSExport
    @JSByRef
    public static int[] seen(@JSByRef int[] pixels, int width, int height, String how) {
        Picture picture = new Picture().resize(width, height);
        System.arraycopy(pixels, 0, picture.pixels(), 0, width * height);
        Picture seen = seen(picture, how.split(" "));
        return Arrays.copyOf(seen.pixels(), seen.width() * seen.height());
    }

    private static Picture seen(Picture picture, String[] how) {
        return switch (how[0]) {
            case "levels" -> PICTURES.levelled(picture);
            case "noise" -> PICTURES.denoised(picture);
            default -> PICTURES.window(
                    picture,
                    Double.parseDouble(how[0]),
                    Double.parseDouble(how[1]),
                    Double.parseDouble(how[2]),
                    Double.parseDouble(how[3]),
                    how[4].equals("true"));
        };
    }

    @JSExport
    public static void openReader(BrowserFiles files) throws Exception {
        reader = Shipped.in(new PageModels(files)).open();
    }

    /** The probabilities of a hand. */
    @JSExport
    @JSByRef
    public static double[] read(@JSByRef float[] landmarks) {
        return reader.read(landmarks);
    }
}
