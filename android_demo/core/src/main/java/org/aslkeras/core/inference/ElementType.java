package org.aslkeras.core.inference;

/** The number format of a tensor. */
public enum ElementType {
    FLOAT32(4),
    INT8(1),
    UINT8(1);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Of one element. */
    public int bytes() {
        return bytes;
    }
}
