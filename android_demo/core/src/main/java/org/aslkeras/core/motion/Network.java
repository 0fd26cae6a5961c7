package org.aslkeras.core.motion;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.aslkeras.core.data.Npy;
import org.aslkeras.core.data.Npz;

/**
 * The network that reads a stretch: {@code asl_keras.motion.network.Network}. Dense layers with ReLU
 * between them, and a softmax over neither, J and Z.
 */
public final class Network {
    /** Its name among the app's assets. */
    public static final String FILE = "movements.npz";

    private final List<Layer> layers;

    private record Layer(float[] weights, float[] biases) {}

    private Network(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * The network in the whole content of {@code FILE}.
     *
     * @throws IOException if it is no such file
     */
    public static Network read(ByteBuffer file) throws IOException {
        byte[] content = new byte[file.remaining()];
        file.duplicate().get(content);
        Map<String, Npy> arrays = Npz.read(new ByteArrayInputStream(content));
        List<Layer> layers = new ArrayList<>();
        int wide = Stretch.FEATURES;
        for (int number = 0; arrays.containsKey("weights_" + number); number++) {
            float[] biases = floats(arrays, "biases_" + number);
            float[] weights = floats(arrays, "weights_" + number);
            if (weights.length != wide * biases.length) {
                throw new IOException("layers that do not fit together");
            }
            wide = biases.length;
            layers.add(new Layer(weights, biases));
        }
        if (layers.isEmpty() || wide != 1 + Movement.LETTERS.size()) {
            throw new IOException("no network of movements");
        }
        return new Network(layers);
    }

    /** Of neither, and of the letters, for a stretch's features. */
    double[] probabilities(double[] features) {
        double[] values = features;
        for (int number = 0; number < layers.size(); number++) {
            values = dense(values, layers.get(number), number < layers.size() - 1);
        }
        return softmax(values);
    }

    private static double[] dense(double[] values, Layer layer, boolean isHidden) {
        int count = layer.biases.length;
        double[] sums = new double[count];
        for (int unit = 0; unit < count; unit++) {
            sums[unit] = layer.biases[unit];
        }
        for (int place = 0; place < values.length; place++) {
            for (int unit = 0; unit < count; unit++) {
                sums[unit] += values[place] * layer.weights[place * count + unit];
            }
        }
        for (int unit = 0; isHidden && unit < count; unit++) {
            sums[unit] = Math.max(sums[unit], 0);
        }
        return sums;
    }

    private static double[] softmax(double[] values) {
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            most = Math.max(most, value);
        }
        double sum = 0;
        for (int place = 0; place < values.length; place++) {
            values[place] = Math.exp(values[place] - most);
            sum += values[place];
        }
        for (int place = 0; place < values.length; place++) {
            values[place] /= sum;
        }
        return values;
    }

    private static float[] floats(Map<String, Npy> arrays, String name) throws IOException {
        Npy array = arrays.get(name);
        if (array == null) {
            throw new IOException("no " + name);
        }
        return array.floats();
    }
}
