package org.aslkeras.core.inference;

/** A model file is not one that this app can use; the message says why and what to do. */
public final class ModelException extends Exception {
    private static final long serialVersionUID = 1;

    public ModelException(String message) {
        super(message);
    }

    public ModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
