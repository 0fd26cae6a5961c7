package org.aslkeras.core.mediapipe;

/** What is seen outside a picture. */
enum Border {
    BLACK,
    EDGE
}
