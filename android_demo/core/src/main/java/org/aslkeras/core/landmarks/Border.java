package org.aslkeras.core.landmarks;

/** What is seen outside a picture. */
enum Border {
    BLACK,
    EDGE
}
