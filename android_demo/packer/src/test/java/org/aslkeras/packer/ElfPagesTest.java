package org.aslkeras.packer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** On a small library with the parts of a real one; the real one runs in `make test-arm`. */
class ElfPagesTest {
    private static final int PAGE = 1 << 14;
    private static final int CODE_END = PAGE - 100;
    private static final int DATA_OFFSET = PAGE + 0x1378;
    private static final int DATA_ADDRESS = DATA_OFFSET + 0x1000;
    private static final int DATA_BYTES = 200;
    private static final int ZEROS = 50; // behind the data, in memory alone
    private static final int SECTIONS = DATA_OFFSET + DATA_BYTES;
    private static final int HEADERS = 64;
    private static final int HEADER = 56;

    @Test
    void itsPartsLieOnPagesOf16KilobytesAndTheirContentAtItsAddress() {
        byte[] library = library(PAGE);
        ByteBuffer file = ByteBuffer.wrap(ElfPages.laidOut(library)).order(ByteOrder.LITTLE_ENDIAN);
        assertPart(file, 0, 1, 0, 0, CODE_END, CODE_END, PAGE);
        assertPart(
                file, 1, 1, PAGE, PAGE,
                DATA_ADDRESS + DATA_BYTES - PAGE, DATA_ADDRESS + DATA_BYTES + ZEROS - PAGE, PAGE);
        assertEquals(0, file.getInt(HEADERS + 2 * HEADER));
        assertArrayEquals(
                Arrays.copyOfRange(library, PAGE, DATA_OFFSET),
                Arrays.copyOfRange(file.array(), PAGE, DATA_OFFSET));
        assertArrayEquals(
                Arrays.copyOfRange(library, DATA_OFFSET, DATA_OFFSET + DATA_BYTES),
                Arrays.copyOfRange(file.array(), DATA_ADDRESS, DATA_ADDRESS + DATA_BYTES));
    }

    @Test
    void onlyPagesWithoutOtherDataBecomeReadOnly() {
        ByteBuffer file =
                ByteBuffer.wrap(ElfPages.laidOut(library(PAGE))).order(ByteOrder.LITTLE_ENDIAN);
        int relro = HEADERS + 3 * HEADER;
        assertEquals(0, file.getLong(relro + 40)); // the only page has data, too
    }

    @Test
    void toolsFindTheSectionsWhereTheyAreNow() {
        ByteBuffer file =
                ByteBuffer.wrap(ElfPages.laidOut(library(PAGE))).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(SECTIONS + 0x1000, file.getLong(40));
        assertEquals(DATA_ADDRESS, file.getLong(SECTIONS + 0x1000 + 24));
    }

    @Test
    void codeAndDataOnOnePageAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> ElfPages.laidOut(library(PAGE - 0x1000)));
    }

    @Test
    void whatIsLaidOutStaysAsItIs() {
        byte[] laidOut = ElfPages.laidOut(library(PAGE));
        assertArrayEquals(laidOut, ElfPages.laidOut(laidOut));
    }

    @Test
    void otherProcessorsHaveNoSuchPages() {
        byte[] library = library(PAGE);
        assertTrue(ElfPages.isArm64(library));
        library[18] = 62; // x86_64
        assertFalse(ElfPages.isArm64(library));
        assertFalse(ElfPages.isArm64(new byte[] {1, 2, 3}));
    }

    private static void assertPart(ByteBuffer file, int index, long... expected) {
        int at = HEADERS + index * HEADER;
        long[] found = {
            file.getInt(at), file.getLong(at + 8), file.getLong(at + 16),
            file.getLong(at + 32), file.getLong(at + 40), file.getLong(at + 48)
        };
        assertArrayEquals(expected, found);
    }

    private static byte[] library(int relocated) {
        byte[] bytes = new byte[SECTIONS + 64];
        for (int index = 0; index < bytes.length; index++) {
            bytes[index] = (byte) (index * 31 >> 3);
        }
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x464c457f).putShort(4, (short) 0x0102).putShort(18, (short) 183);
        file.putLong(32, HEADERS).putLong(40, SECTIONS);
        file.putShort(56, (short) 4).putShort(60, (short) 1);
        part(file, 0, 1, 5, 0, 0, relocated - 100, relocated - 100);
        int bytesOfRelocated = DATA_OFFSET - relocated;
        part(file, 1, 1, 6, relocated, relocated, bytesOfRelocated, bytesOfRelocated);
        part(file, 2, 1, 6, DATA_OFFSET, DATA_ADDRESS, DATA_BYTES, DATA_BYTES + ZEROS);
        part(file, 3, 0x6474e552, 4, relocated, relocated, bytesOfRelocated, bytesOfRelocated);
        file.putLong(SECTIONS + 24, DATA_OFFSET);
        return bytes;
    }

    private static void part(
            ByteBuffer file, int index, int type, int flags, int offset, int address, int inFile,
            int inMemory) {
        int at = HEADERS + index * HEADER;
        file.putInt(at, type).putInt(at + 4, flags).putLong(at + 8, offset);
        file.putLong(at + 16, address).putLong(at + 24, address);
        file.putLong(at + 32, inFile).putLong(at + 40, inMemory).putLong(at + 48, 0x1000);
    }
}
