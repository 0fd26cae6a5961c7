package org.aslkeras.page.platform;

/** Of {@code java.security}, which TeaVM lacks. */
public final class NoSuchAlgorithmException extends Exception {
    private static final long serialVersionUID = 1;

    NoSuchAlgorithmException(String algorithm) {
        super(algorithm);
    }
}
