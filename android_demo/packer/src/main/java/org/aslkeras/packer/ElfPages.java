package org.aslkeras.packer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a library for 64-bit phones out anew for memory pages of 16 KB; not a byte of code changes.
 *
 * <p>What the linker made for pages of 4 KB are three parts: code, data that is read only once it is
 * relocated (RELRO), and data. Where code and data lie on different pages of 16 KB already, it is
 * enough to put the two kinds of data into one part, as far apart in the file as they are in memory,
 * and to make only those of its pages read only that hold nothing else. No address changes. <a
 * href="https://refspecs.linuxfoundation.org/elf/gabi4+/ch5.pheader.html">ELF, program headers</a>.
 */
final class ElfPages {
    private static final int PAGE = 1 << 14;

    private static final int MAGIC = 0x464c457f;
    private static final int CLASS_64_LITTLE = 0x0102;
    private static final int ARM64 = 183;

    private static final int MACHINE = 18;
    private static final int PROGRAM_OFFSET = 32;
    private static final int SECTION_OFFSET = 40;
    private static final int PROGRAM_COUNT = 56;
    private static final int SECTION_COUNT = 60;
    private static final int PROGRAM_BYTES = 56;
    private static final int SECTION_BYTES = 64;

    private static final int NONE = 0;
    private static final int LOAD = 1;
    private static final int RELRO = 0x6474e552;

    private ElfPages() {}

    /** A program header; its place in the file. */
    private record Part(ByteBuffer file, int at) {
        private int type() {
            return file.getInt(at);
        }

        private int flags() {
            return file.getInt(at + 4);
        }

        private int offset() {
            return Math.toIntExact(file.getLong(at + 8));
        }

        private int address() {
            return Math.toIntExact(file.getLong(at + 16));
        }

        private int bytesInFile() {
            return Math.toIntExact(file.getLong(at + 32));
        }

        private int bytes() {
            return Math.toIntExact(file.getLong(at + 40));
        }

        private int end() {
            return address() + bytes();
        }

        private void drop() {
            file.putInt(at, NONE);
        }

        private void size(int inFile, int inMemory) {
            file.putLong(at + 32, inFile);
            file.putLong(at + 40, inMemory);
        }

        private boolean isAligned() {
            return file.getLong(at + 48) % PAGE == 0;
        }

        private void align() {
            file.putLong(at + 48, PAGE);
        }
    }

    /** Whether a library is one for arm64, the only phones with such pages. */
    static boolean isArm64(byte[] library) {
        ByteBuffer file = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        return library.length > PROGRAM_BYTES
                && file.getInt(0) == MAGIC
                && file.getShort(4) == CLASS_64_LITTLE
                && file.getShort(MACHINE) == ARM64;
    }

    /**
     * The library for pages of 16 KB; as it is where it is one already.
     *
     * @throws IllegalArgumentException if code and data share such a page, or the parts are others
     */
    static byte[] laidOut(byte[] library) {
        ByteBuffer before = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        List<Part> loads = parts(before, LOAD);
        if (loads.stream().allMatch(Part::isAligned)) {
            return library;
        }
        require(loads.size() == 3, "three parts that are loaded, not " + loads.size());
        Part relocated = loads.get(1);
        Part data = loads.get(2);
        require(relocated.flags() == data.flags(), "two kinds of data after the code");
        require(page(loads.get(0).end() - 1) < page(relocated.address()), "code and data apart");
        require(relocated.address() % PAGE == relocated.offset() % PAGE, "data at its page's place");
        int apart = data.address() - relocated.address() - (data.offset() - relocated.offset());
        require(apart >= 0, "data that is not nearer in memory than in the file");
        return moved(library, data.offset(), apart);
    }

    /** With a gap in the file, from which on all lies further behind. */
    private static byte[] moved(byte[] library, int from, int gap) {
        ByteBuffer file =
                ByteBuffer.allocate(library.length + gap).order(ByteOrder.LITTLE_ENDIAN);
        file.put(0, library, 0, from);
        file.put(from + gap, library, from, library.length - from);
        moveSections(file, from, gap);
        List<Part> loads = parts(file, LOAD);
        Part relocated = loads.get(1);
        Part data = loads.get(2);
        int inFile = data.address() - relocated.address() + data.bytesInFile();
        relocated.size(inFile, data.end() - relocated.address());
        for (Part relro : parts(file, RELRO)) {
            int whole = (data.address() & -PAGE) - relro.address();
            relro.size(Math.min(whole, relro.bytesInFile()), whole);
        }
        data.drop();
        loads.get(0).align();
        relocated.align();
        return file.array();
    }

    /** Sections are for tools; phones look at some of them all the same. */
    private static void moveSections(ByteBuffer file, int from, int gap) {
        long table = file.getLong(SECTION_OFFSET);
        if (table >= from) {
            table += gap;
            file.putLong(SECTION_OFFSET, table);
        }
        for (int section = 0; section < file.getShort(SECTION_COUNT); section++) {
            int at = Math.toIntExact(table) + section * SECTION_BYTES + 24;
            long offset = file.getLong(at);
            if (offset >= from) {
                file.putLong(at, offset + gap);
            }
        }
    }

    private static List<Part> parts(ByteBuffer file, int type) {
        List<Part> parts = new ArrayList<>();
        int first = Math.toIntExact(file.getLong(PROGRAM_OFFSET));
        for (int index = 0; index < file.getShort(PROGRAM_COUNT); index++) {
            Part part = new Part(file, first + index * PROGRAM_BYTES);
            if (part.type() == type) {
                parts.add(part);
            }
        }
        return parts;
    }

    private static int page(int address) {
        return address / PAGE;
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("Expected a library with " + expected + ".");
        }
    }
}
