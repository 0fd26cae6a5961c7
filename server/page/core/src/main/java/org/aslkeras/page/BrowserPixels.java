package org.aslkeras.page;

import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/** A picture of the camera or a file. */
public interface BrowserPixels extends JSObject {
    /** Fills in 0xAARRGGBB, row by row. */
    void fill(@JSByRef int[] pixels);
}
