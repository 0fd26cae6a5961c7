package org.aslkeras.demo;

import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.adapt.Signer;
import org.aslkeras.core.hand.Alphabet;
import org.aslkeras.core.hand.Shapes;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.ModelException;
import org.aslkeras.core.inference.Operators;
import org.aslkeras.core.inference.Reader;
import org.aslkeras.core.inference.Shipped;
import org.aslkeras.core.landmarks.HandModel;
import org.aslkeras.core.landmarks.HandTracker;
import org.aslkeras.core.landmarks.Landmarker;
import org.aslkeras.core.live.LiveReader;
import org.aslkeras.core.motion.Network;
import org.aslkeras.core.text.Decoder;
import org.aslkeras.core.text.Speller;
import org.aslkeras.core.text.decoding.Confusion;
import org.aslkeras.core.text.decoding.Dictionary;
import org.aslkeras.core.text.decoding.DictionaryDecoder;

/** What reads, put into the app by `python -m mobile_export.android`, or chosen by the user. */
final class Assets {
    private static final String PALMS = "palm_detection_full.tflite";
    private static final String CONFUSION = "confusion.json";
    private static final String PROFILE = "profile.npz";
    private static final String NAME = "phone"; // of a new profile
    private static final int MAX_HANDS = 2;

    /**
     * What was opened, all of which a reader of it closes.
     *
     * @param anybody reads letters, of everybody or of the signer
     * @param signer null where the models cannot learn
     */
    record Opened(Landmarker landmarker, Reader anybody, Signer signer, Network movements) {
        LiveReader reader(Speller speller) {
            return new LiveReader(landmarker, anybody, speller, signer, movements);
        }
    }

    private interface Reading<T> {
        T of(MappedByteBuffer content) throws IOException;
    }

    private final DemoApplication application;
    private final OwnModel own;

    Assets(DemoApplication application) {
        this.application = application;
        own = new OwnModel(application.getFilesDir());
    }

    /** What the letter models are. */
    Shipped letters() throws ModelException {
        return Shipped.in(models(1));
    }

    /** Opens all models; takes a moment. Reads with what was learnt of the user. */
    Opened open(int threads) throws ModelException {
        ModelFolder shipped = new ModelFolder(application, application::file, threads);
        List<Runnable> closing = new ArrayList<>();
        try {
            Reader anybody = letterModels(threads);
            closing.add(anybody::close);
            Interpreter palms = shipped.interpreter(PALMS, 1);
            closing.add(palms::close);
            HandModel hands = new HandChoice(application).measured(application, shipped);
            Interpreter landmarks = shipped.interpreter(hands.file(), 1);
            closing.add(landmarks::close);
            Landmarker landmarker =
                    new Landmarker(new HandTracker(palms, landmarks, threads), MAX_HANDS);
            return opened(landmarker, anybody, read(Network.FILE, Network::read));
        } catch (ModelException | RuntimeException error) {
            closing.forEach(Runnable::run);
            throw error;
        }
    }

    /** What corrects words of a language; null for an alphabet in which it is not spelled. */
    Decoder decoder(String language, Alphabet alphabet) throws ModelException {
        if (!alphabet.mayBeAsl()) {
            return null;
        }
        Dictionary words =
                read(language + ".txt", content -> Dictionary.read(ModelFolder.bytes(content)));
        Confusion confusion =
                read(CONFUSION, content -> Confusion.read(ModelFolder.bytes(content)));
        return new DictionaryDecoder(words, confusion, alphabet);
    }

    /** What letters look like. */
    Shapes shapes() throws ModelException {
        return read(Shapes.FILE, Shapes::read);
    }

    /** Which operators a model of the user's own may have. */
    Operators operators() throws ModelException {
        ByteBuffer content = read(Operators.FILE, all -> all);
        return Operators.of(content);
    }

    /** A model of the user's own may end the app where nobody can catch it: that is remembered. */
    private Reader letterModels(int threads) throws ModelException {
        if (!own.isUsed()) {
            return Shipped.in(models(threads)).open();
        }
        own.begin();
        try {
            return Shipped.in(models(threads)).open();
        } finally {
            own.end();
        }
    }

    private ModelFolder models(int threads) {
        ModelFolder.Files files = own.isUsed() ? own::file : application::file;
        return new ModelFolder(application, files, threads);
    }

    private Opened opened(Landmarker landmarker, Reader anybody, Network movements) {
        File profile =
                own.isUsed() ? own.profile() : new File(application.getFilesDir(), PROFILE);
        Signer signer = anybody.embeddingSize() > 0 ? new Signer(anybody, profile, NAME) : null;
        Reader reader = signer == null ? anybody : signer.reader();
        return new Opened(landmarker, reader, signer, movements);
    }

    private <T> T read(String name, Reading<T> reading) throws ModelException {
        try {
            return reading.of(application.file(name));
        } catch (IOException error) {
            throw new ModelException(name + " is missing or damaged.", error);
        }
    }
}
