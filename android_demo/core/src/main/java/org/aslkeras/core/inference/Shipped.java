package org.aslkeras.core.inference;

import java.io.IOException;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import org.aslkeras.core.hand.Alphabet;

/**
 * The letter models that ship, as they ship: one, or several that decide together; {@code
 * asl_keras.pretrained.open_reader}.
 *
 * <p>The file {@code reader.json} beside them names them: {@code asl_keras.pretrained.description}.
 */
public final class Shipped {
    /** The name of the file that describes them. */
    public static final String FILE = "reader.json";

    private static final double VERSION = 1;
    private static final int MOST_MODELS = 16;
    private static final int END_BYTES = 1 << 16;
    private static final double LEAST_WEIGHT = 1e-6;
    private static final double MOST_WEIGHT = 1e6;

    private final Models models;
    private final List<Member> members = new ArrayList<>();
    private final double temperature; // of several models' mean, as the threshold
    private final double threshold;
    private final CRC32 mark = new CRC32();

    private record Member(String file, ModelInfo info, double weight) {}

    private Shipped(Models models, String description)
            throws IOException, ModelException, Metadata.Garbled {
        this.models = models;
        Metadata known = Metadata.parse(description);
        mark.update(description.getBytes(StandardCharsets.UTF_8));
        known.number("version", VERSION, VERSION, VERSION);
        List<Metadata> described = known.objects("models");
        if (described.size() > MOST_MODELS) {
            throw new ModelException(
                    "Expected at most " + MOST_MODELS + " models. Received: " + described.size());
        }
        for (Metadata member : described) {
            String file = member.text("file");
            double weight = member.number("weight", Double.NaN, LEAST_WEIGHT, MOST_WEIGHT);
            ByteBuffer content = models.file(file);
            members.add(new Member(file, ModelFile.read(content), weight));
            mark.update(end(content));
        }
        if (members.stream().map(member -> member.info.alphabet()).distinct().count() != 1) {
            throw new ModelException(
                    "Expected models of one alphabet. Received: " + members.size()
                            + " models of different ones, or none");
        }
        if (members.size() == 1) { // it has both inside
            temperature = 1;
            threshold = members.get(0).info.threshold();
        } else {
            temperature =
                    known.number(
                            "temperature", Double.NaN, Calibration.LEAST_HOT, Calibration.HOTTEST);
            threshold = known.number("threshold", Double.NaN, 0, 1);
        }
    }

    /**
     * Reads what the models are, without opening them.
     *
     * @throws ModelException if one is missing or damaged, or they do not belong together
     */
    public static Shipped in(Models models) throws ModelException {
        try {
            return new Shipped(models, text(models.file(FILE)));
        } catch (IOException error) {
            throw new ModelException("A model is missing: " + error.getMessage(), error);
        } catch (Metadata.Garbled error) {
            throw new ModelException(
                    FILE + " lacks or garbles something: " + error.getMessage(), error);
        }
    }

    /** The labels, in the order of the probabilities. */
    public Alphabet alphabet() {
        return members.get(0).info.alphabet();
    }

    /** The least probability of a letter that is known, 0 to 1. */
    public double threshold() {
        return threshold;
    }

    /** Tells these models from others, as far as 32 bits can. */
    public long mark() {
        return mark.getValue();
    }

    /** Whether what they make of hands can be compared, so that a signer's own can be learnt. */
    public boolean embeds() {
        return members.stream().anyMatch(member -> member.info.embedding() > 0);
    }

    /**
     * Opens the models; takes a moment.
     *
     * @throws ModelException if the runtime refuses one
     */
    public Reader open() throws ModelException {
        if (members.size() == 1) {
            return opened(members.get(0));
        }
        List<Ensemble.Member> opened = new ArrayList<>();
        try {
            for (Member member : members) {
                opened.add(new Ensemble.Member(opened(member), member.weight));
            }
        } catch (ModelException | RuntimeException error) {
            opened.forEach(member -> member.reader().close());
            throw error;
        }
        return new Ensemble(opened, temperature, threshold);
    }

    private LetterModel opened(Member member) throws ModelException {
        Interpreter interpreter = models.interpreter(member.file, LetterModel.BATCH);
        try {
            return new LetterModel(member.info, interpreter);
        } catch (ModelException | RuntimeException error) {
            interpreter.close();
            throw error;
        }
    }

    private static String text(ByteBuffer file) {
        return new String(last(file, file.limit()), StandardCharsets.UTF_8);
    }

    /** Where the metadata of a model lie, with the SHA-256 of its network. */
    private static byte[] end(ByteBuffer file) {
        return last(file, Math.min(file.limit(), END_BYTES));
    }

    private static byte[] last(ByteBuffer file, int count) {
        ByteBuffer content = file.duplicate();
        Buffer start = content; // ByteBuffer's own position(int) is newer than Android 7.0
        start.position(content.limit() - count);
        byte[] bytes = new byte[count];
        content.get(bytes);
        return bytes;
    }
}
