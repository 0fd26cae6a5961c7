package org.aslkeras.page;

import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** The files that a page has loaded, and what runs those that are models. */
public interface BrowserFiles extends JSObject {
    /** In bytes; -1 if there is none of this name. */
    int size(String name);

    /** Fills an array of the file's size. */
    void copy(String name, @JSByRef byte[] into);

    /** Runs a model, so many inputs at once. */
    BrowserInterpreter interpreter(String name, int batch);
}
