package org.aslkeras.page;

import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.aslkeras.core.inference.ElementType;
import org.aslkeras.core.inference.Interpreter;
import org.aslkeras.core.inference.Tensor;

/** An interpreter of the core that LiteRT.js is behind. */
final class PageInterpreter implements Interpreter {
    private static final int BEFORE_SHAPE = 3; // type, scale and zero point

    private final BrowserInterpreter browser;
    private final List<Tensor> tensors = new ArrayList<>(); // the input first

    PageInterpreter(BrowserInterpreter browser) {
        this.browser = browser;
        for (String tensor : browser.tensors().split("\n")) {
            tensors.add(tensor(tensor.split(" ")));
        }
    }

    @Override
    public Tensor input() {
        return tensors.get(0);
    }

    @Override
    public List<Tensor> outputs() {
        return tensors.subList(1, tensors.size());
    }

    @Override
    public void run(ByteBuffer input, List<ByteBuffer> outputs) {
        browser.run(fromItsStart(input));
        for (int place = 0; place < outputs.size(); place++) {
            browser.output(place, fromItsStart(outputs.get(place)));
        }
    }

    @Override
    public void close() {
        browser.close();
    }

    private static ByteBuffer fromItsStart(ByteBuffer buffer) {
        ((Buffer) buffer).clear();
        return buffer;
    }

    private static Tensor tensor(String[] words) {
        int[] shape = new int[words.length - BEFORE_SHAPE];
        for (int place = 0; place < shape.length; place++) {
            shape[place] = Integer.parseInt(words[BEFORE_SHAPE + place]);
        }
        ElementType type = ElementType.valueOf(words[0]);
        return new Tensor(type, shape, Float.parseFloat(words[1]), Integer.parseInt(words[2]));
    }
}
