package org.aslkeras.demo;

import android.content.ContentResolver;
import android.net.Uri;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Whole files that the user has chosen; another app gives them, and may throw what it likes. */
final class WholeFile {
    private static final int BLOCK = 1 << 13;

    private WholeFile() {}

    /**
     * The content of a file.
     *
     * @param most bytes that it may have
     * @throws IOException if it cannot be read, or is far too large
     */
    static byte[] read(ContentResolver resolver, Uri uri, int most) throws IOException {
        try (InputStream stream = opened(resolver.openInputStream(uri))) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] block = new byte[BLOCK];
            for (int count = stream.read(block); count >= 0; count = stream.read(block)) {
                content.write(block, 0, count);
                if (content.size() > most) {
                    throw new IOException("too large");
                }
            }
            return content.toByteArray();
        } catch (RuntimeException error) {
            throw new IOException(error);
        }
    }

    /**
     * Fills a file.
     *
     * @throws IOException if it cannot be written
     */
    static void write(ContentResolver resolver, Uri uri, byte[] content) throws IOException {
        try (OutputStream stream = opened(resolver.openOutputStream(uri))) {
            stream.write(content);
        } catch (RuntimeException error) {
            throw new IOException(error);
        }
    }

    private static <T> T opened(T stream) throws IOException {
        if (stream == null) {
            throw new IOException("no such file");
        }
        return stream;
    }
}
