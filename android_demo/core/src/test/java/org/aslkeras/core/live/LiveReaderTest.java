package org.aslkeras.core.live;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Predicate;
import org.aslkeras.core.frames.Picture;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Features;
import org.aslkeras.core.hand.Hand;
import org.aslkeras.core.hand.Handedness;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.LandmarkInput;
import org.aslkeras.core.inference.LetterModel;
import org.aslkeras.core.inference.ModelInfo;
import org.aslkeras.core.inference.Tensor;
import org.aslkeras.core.landmarks.HandFinder;
import org.aslkeras.core.mask.MaskRenderer;
import org.aslkeras.core.mask.Masks;
import org.aslkeras.core.text.Rules;
import org.aslkeras.core.text.Speller;
import org.junit.jupiter.api.Test;

class LiveReaderTest {
    private static final int SIDE = 128;
    private static final Alphabet ALPHABET = Alphabet.of(List.of("A", "nothing"));
    private static final long FRAME = 40_000_000;

    private final Hand wide = hand(4, 1);
    private final Hand high = hand(1, 4).moved(1000, 0);
    private final Masks room = new Masks();

    @Test
    void everyHandOfASceneHasItsOwnMask() throws Exception {
        LiveReader reader = reader(List.of(wide, high), 0);
        Scene scene = reader.read(new Picture(), false, FRAME, room);
        assertArrayEquals(drawn(wide), scene.hands().get(0).mask().rgb());
        assertArrayEquals(drawn(high), scene.hands().get(1).mask().rgb());
    }

    @Test
    void whatSeveralLooksFoundInAPhotographIsOneHand() throws Exception {
        LiveReader reader = reader(List.of(wide, high, wide), 0);
        Scene scene = reader.readPhoto(new Picture(), 0.5, room);
        assertEquals(1, scene.hands().size());
        assertArrayEquals(drawn(wide), scene.hands().get(0).mask().rgb());
        assertEquals(Handedness.RIGHT, scene.hands().get(0).hand().handedness());
    }

    @Test
    void aSceneKeepsItsMasksUntilTheirRoomIsUsedAgain() throws Exception {
        LiveReader reader = reader(List.of(wide), 0);
        Scene scene = reader.read(new Picture(), false, FRAME, room);
        reader(List.of(high), 0).read(new Picture(), false, FRAME, new Masks());
        assertArrayEquals(drawn(wide), scene.hands().get(0).mask().rgb());
        Scene later = reader(List.of(high), 0).read(new Picture(), false, FRAME, room);
        assertSame(scene.hands().get(0).mask(), later.hands().get(0).mask());
    }

    @Test
    void aPhotographOfNoLetterShowsNone() throws Exception {
        assertEquals("A", letterInPhoto(0));
        assertNull(letterInPhoto(1));
    }

    @Test
    void handsAreCalledAsThePersonWouldInAMirroredPictureAndInAnother() throws Exception {
        LiveReader reader = reader(List.of(wide), 0);
        for (boolean mirrored : new boolean[] {true, false}) {
            Scene scene = reader.read(new Picture(), mirrored, FRAME, room);
            Handedness expected = mirrored ? Handedness.LEFT : Handedness.RIGHT;
            assertEquals(expected, scene.hands().get(0).hand().handedness());
        }
    }

    @Test
    void afterACutNoHandIsOneOfThoseSeen() throws Exception {
        LiveReader reader = reader(List.of(wide), 0);
        int first = reader.read(new Picture(), false, FRAME, room).hands().get(0).id();
        assertEquals(first, reader.read(new Picture(), false, 2 * FRAME, room).hands().get(0).id());
        reader.cut();
        assertEquals(
                first + 1, reader.read(new Picture(), false, 3 * FRAME, room).hands().get(0).id());
    }

    private String letterInPhoto(int label) throws Exception {
        Scene scene = reader(List.of(wide), label).readPhoto(new Picture(), 0.5, room);
        return scene.hands().get(0).reading().letter();
    }

    private static LiveReader reader(List<Hand> hands, int label) throws Exception {
        LetterModel model = new LetterModel(new ModelInfo(ALPHABET, new LandmarkInput(), 0.5), new Sure(label));
        Speller speller = new Speller(ALPHABET, Rules.DEFAULT);
        return new LiveReader(new Found(hands), model, speller);
    }

    private static byte[] drawn(Hand hand) {
        byte[] mask = new byte[SIDE * SIDE * 3];
        new MaskRenderer(SIDE).draw(hand.landmarks(), mask);
        return mask;
    }

    private static Hand hand(float width, float height) {
        float[] landmarks = new float[63];
        for (int landmark = 0; landmark < 21; landmark++) {
            landmarks[3 * landmark] = width * landmark;
            landmarks[3 * landmark + 1] = height * landmark;
        }
        return new Hand(landmarks, Handedness.LEFT, 1);
    }

    /** The same hands in every picture. */
    private record Found(List<Hand> hands) implements HandFinder {
        @Override
        public List<Hand> inPhoto(Picture photo, Predicate<List<Hand>> enough) {
            return hands;
        }

        @Override
        public List<Hand> inFrame(Picture frame) {
            return hands;
        }

        @Override
        public void reset() {}

        @Override
        public void close() {}
    }

    /** A model that sees the same label in every hand. */
    private record Sure(int label) implements Interpreter {
        @Override
        public Tensor input() {
            return new Tensor(ElementType.FLOAT32, new int[] {2, Features.COUNT}, 0, 0);
        }

        @Override
        public List<Tensor> outputs() {
            return List.of(new Tensor(ElementType.FLOAT32, new int[] {2, 2}, 0, 0));
        }

        @Override
        public void run(ByteBuffer input, List<ByteBuffer> outputs) {
            for (int view = 0; view < 2; view++) {
                outputs.get(0).putFloat(8 * view + 4 * label, 1);
                outputs.get(0).putFloat(8 * view + 4 * (1 - label), 0);
            }
        }

        @Override
        public void close() {}
    }
}
