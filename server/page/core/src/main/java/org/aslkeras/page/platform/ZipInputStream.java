package org.aslkeras.page.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * Reads an archive, entry by entry, as {@code java.util.zip.ZipInputStream} does. TeaVM's refuses what
 * NumPy writes: entries that are small, and yet of the form for large ones (zip64).
 *
 * <p>Source: PKWARE's APPNOTE.TXT, sections 4.3 and 4.5.3. The whole archive is held in memory.
 */
public final class ZipInputStream extends InputStream {
    private static final int ENTRY = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;
    private static final int HEADER_BYTES = 30;
    private static final int SIZE_IN_DESCRIPTOR = 8; // of the flags
    private static final int ENCRYPTED = 1; // of the flags
    private static final int IN_EXTRA = 0xffffffff; // a size
    private static final int ZIP64 = 1; // an extra field
    private static final int BLOCK = 1 << 13;

    private final ByteBuffer archive;
    private ByteBuffer stored; // of a stored entry, what is left
    private Inflater inflater; // of a compressed one
    private boolean sizesFollow;
    private int expected; // CRC-32
    private CRC32 sum = new CRC32();
    private boolean over = true; // the entry is

    public ZipInputStream(InputStream file) throws IOException {
        archive = ByteBuffer.wrap(whole(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The next entry, whose content is read next; null behind the last one.
     *
     * @throws ZipException if the archive is damaged
     */
    public ZipEntry getNextEntry() throws IOException {
        skipRest();
        if (archive.remaining() < HEADER_BYTES || archive.getInt(archive.position()) != ENTRY) {
            return null;
        }
        int start = archive.position();
        int flags = archive.getShort(start + 6);
        int method = archive.getShort(start + 8);
        expected = archive.getInt(start + 14);
        int size = archive.getInt(start + 18);
        int nameLength = archive.getShort(start + 26) & 0xffff;
        int extraLength = archive.getShort(start + 28) & 0xffff;
        if (archive.remaining() < HEADER_BYTES + nameLength + extraLength) {
            throw new ZipException("an entry that is cut off");
        }
        archive.position(start + HEADER_BYTES);
        byte[] name = bytes(nameLength);
        ByteBuffer extra = ByteBuffer.wrap(bytes(extraLength)).order(ByteOrder.LITTLE_ENDIAN);
        begin(method, flags, size == IN_EXTRA ? compressedSize(extra) : size);
        ZipEntry entry = new ZipEntry(new String(name, StandardCharsets.UTF_8));
        entry.setMethod(method);
        return entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 255;
    }

    @Override
    public int read(byte[] into, int start, int count) throws IOException {
        if (over) {
            return -1;
        }
        int got = stored == null ? inflated(into, start, count) : copied(into, start, count);
        if (got > 0) {
            sum.update(into, start, got);
            return got;
        }
        end();
        return -1;
    }

    private void begin(int method, int flags, long size) throws IOException {
        sizesFollow = (flags & SIZE_IN_DESCRIPTOR) != 0;
        sum = new CRC32();
        over = false;
        if ((flags & ENCRYPTED) != 0) {
            throw new ZipException("an entry that is encrypted");
        }
        if (method == ZipEntry.DEFLATED) {
            inflater = new Inflater(true);
            inflater.setInput(archive.array(), archive.position(), archive.remaining());
        } else if (method == ZipEntry.STORED && !sizesFollow && size >= 0
                && size <= archive.remaining()) {
            stored = ByteBuffer.wrap(bytes((int) size));
        } else {
            throw new ZipException("an entry of another kind, or one that is cut off");
        }
    }

    private int copied(byte[] into, int start, int count) {
        int got = Math.min(count, stored.remaining());
        stored.get(into, start, got);
        return got;
    }

    private int inflated(byte[] into, int start, int count) throws IOException {
        try {
            int got = inflater.inflate(into, start, count);
            if (got == 0 && !inflater.finished()) {
                throw new ZipException("an entry that is cut off");
            }
            return got;
        } catch (DataFormatException error) {
            throw new ZipException("an entry that cannot be inflated");
        }
    }

    private void end() throws IOException {
        over = true;
        stored = null;
        if (inflater != null) {
            archive.position(archive.position() + (int) inflater.getBytesRead());
            inflater.end();
            inflater = null;
        }
        if (sizesFollow) {
            readDescriptor();
        }
        if ((int) sum.getValue() != expected) {
            throw new ZipException("an entry whose CRC-32 is another");
        }
    }

    /** CRC-32 and sizes, whose length shows by what comes behind them. */
    private void readDescriptor() throws IOException {
        int start = archive.position();
        boolean isMarked = archive.remaining() >= 4 && archive.getInt(start) == DESCRIPTOR;
        int crcAt = start + (isMarked ? 4 : 0);
        for (int sizes = 8; sizes <= 16; sizes += 8) { // two of 4 bytes, or of 8 in zip64
            int next = crcAt + 4 + sizes;
            if (next + 4 <= archive.limit() && archive.getShort(next) == 0x4b50) { // "PK"
                expected = archive.getInt(crcAt);
                archive.position(next);
                return;
            }
        }
        throw new ZipException("an entry without its end");
    }

    private void skipRest() throws IOException {
        byte[] block = new byte[BLOCK];
        int count = 0;
        while (count >= 0) {
            count = read(block, 0, BLOCK);
        }
    }

    private static long compressedSize(ByteBuffer extra) {
        while (extra.remaining() >= 4) {
            int kind = extra.getShort();
            int length = Math.min(extra.getShort() & 0xffff, extra.remaining());
            if (kind == ZIP64 && length >= 16) {
                return extra.getLong(extra.position() + 8);
            }
            extra.position(extra.position() + length);
        }
        return -1;
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        archive.get(bytes);
        return bytes;
    }

    private static byte[] whole(InputStream file) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        byte[] block = new byte[BLOCK];
        for (int count = file.read(block); count >= 0; count = file.read(block)) {
            content.write(block, 0, count);
        }
        file.close();
        return content.toByteArray();
    }
}
