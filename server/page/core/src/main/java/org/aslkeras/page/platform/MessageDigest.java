package org.aslkeras.page.platform;

import java.nio.ByteBuffer;

/** SHA-256 (FIPS 180-4) where Java has {@code java.security.MessageDigest}, which TeaVM lacks. */
public final class MessageDigest {
    private static final int BLOCK = 64; // bytes
    private static final int LENGTH_AT = 56; // in the last block
    private static final int ROUNDS = 64;
    private static final int[] CONSTANTS = new int[ROUNDS];
    private static final int[] START = new int[8];

    static { // the fractions of the cube and square roots of the first primes
        int count = 0;
        for (int number = 2; count < ROUNDS; number++) {
            if (isPrime(number)) {
                if (count < START.length) {
                    START[count] = fraction(Math.sqrt(number));
                }
                CONSTANTS[count++] = fraction(Math.cbrt(number));
            }
        }
    }

    private final int[] state = START.clone();
    private final int[] words = new int[ROUNDS];
    private final byte[] block = new byte[BLOCK];
    private int filled = 0;
    private long bytes = 0;

    private MessageDigest() {}

    /**
     * A digest.
     *
     * @throws NoSuchAlgorithmException for any other than SHA-256
     */
    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        if (!algorithm.equals("SHA-256")) {
            throw new NoSuchAlgorithmException(algorithm);
        }
        return new MessageDigest();
    }

    /** Takes all that remains of a buffer. */
    public void update(ByteBuffer content) {
        while (content.hasRemaining()) {
            int count = Math.min(content.remaining(), BLOCK - filled);
            content.get(block, filled, count);
            filled += count;
            bytes += count;
            if (filled == BLOCK) {
                mix();
            }
        }
    }

    /** The 32 bytes of all that was taken; it is of no use afterwards. */
    public byte[] digest() {
        long bits = 8 * bytes;
        block[filled++] = (byte) 0x80;
        if (filled > LENGTH_AT) {
            fill(BLOCK);
            mix();
        }
        fill(LENGTH_AT);
        for (int place = 0; place < BLOCK - LENGTH_AT; place++) {
            block[LENGTH_AT + place] = (byte) (bits >>> 8 * (BLOCK - LENGTH_AT - 1 - place));
        }
        mix();
        ByteBuffer result = ByteBuffer.allocate(4 * state.length);
        for (int word : state) {
            result.putInt(word);
        }
        return result.array();
    }

    private void fill(int end) {
        while (filled < end) {
            block[filled++] = 0;
        }
    }

    private void mix() {
        expand();
        int a = state[0];
        int b = state[1];
        int c = state[2];
        int d = state[3];
        int e = state[4];
        int f = state[5];
        int g = state[6];
        int h = state[7];
        for (int round = 0; round < ROUNDS; round++) {
            int first = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25))
                    + (e & f ^ ~e & g) + CONSTANTS[round] + words[round];
            int second = (turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + (a & b ^ a & c ^ b & c);
            h = g;
            g = f;
            f = e;
            e = d + first;
            d = c;
            c = b;
            b = a;
            a = first + second;
        }
        int[] mixed = {a, b, c, d, e, f, g, h};
        for (int place = 0; place < mixed.length; place++) {
            state[place] += mixed[place];
        }
        filled = 0;
    }

    private void expand() {
        for (int place = 0; place < 16; place++) {
            words[place] = (block[4 * place] & 255) << 24 | (block[4 * place + 1] & 255) << 16
                    | (block[4 * place + 2] & 255) << 8 | block[4 * place + 3] & 255;
        }
        for (int place = 16; place < ROUNDS; place++) {
            int early = words[place - 15];
            int late = words[place - 2];
            words[place] = words[place - 16] + words[place - 7]
                    + (turned(early, 7) ^ turned(early, 18) ^ early >>> 3)
                    + (turned(late, 17) ^ turned(late, 19) ^ late >>> 10);
        }
    }

    private static int turned(int word, int bits) {
        return word >>> bits | word << 32 - bits;
    }

    /** The first 32 bits behind the point. */
    private static int fraction(double root) {
        return (int) (long) ((root - Math.floor(root)) * (1L << 32));
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
