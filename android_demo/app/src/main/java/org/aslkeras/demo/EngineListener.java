package org.aslkeras.demo;

import org.aslkeras.core.live.Corrector;

/** What the screen hears of the engine, on the main thread. */
interface EngineListener {
    /** A newer frame can be had from {@link Source#frame}. */
    void onFrame();

    /** The models are open. */
    void onOpened();

    /** No frames come, or none for now. */
    void onTrouble(FrameSource.Trouble trouble);

    /** The models in the app cannot be used. */
    void onBadModel(String why);

    /** The chosen picture cannot be read. */
    void onBadPicture();

    /** A word has ended, as it stands in the text. */
    void onWord(String word);

    /** A profile was read or written, or it cannot be. */
    void onProfile(boolean worked);

    /** The last letter was corrected, or was not; this is what was meant. */
    void onCorrected(Corrector.Outcome outcome, String letter);
}
