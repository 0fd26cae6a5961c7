package org.aslkeras.core.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NpzTest {
    private static final Map<String, Npy> ARRAYS = new LinkedHashMap<>();

    static {
        ARRAYS.put("floats", Npy.of(new int[] {2, 3}, new float[] {0, -1.5f, 2, 3, 4e9f, Float.NaN}));
        ARRAYS.put("texts", Npy.of(List.of("A", "none", "ä𝒳")));
        ARRAYS.put("text", Npy.of(""));
        ARRAYS.put("number", Npy.of(-7));
        ARRAYS.put("numbers", Npy.of(new long[] {1, Long.MAX_VALUE}));
        ARRAYS.put("nothing", Npy.of(new int[] {0, 21, 3}, new float[0]));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Map<String, Npy> read = read(written());
        assertEquals(List.copyOf(ARRAYS.keySet()), List.copyOf(read.keySet()));
        for (String name : ARRAYS.keySet()) {
            assertArrayEquals(ARRAYS.get(name).bytes(), read.get(name).bytes(), name);
        }
        assertEquals(List.of("A", "none", "ä𝒳"), read.get("texts").texts());
        assertEquals("", read.get("text").text());
        assertEquals(-7, read.get("number").whole());
        assertArrayEquals(new long[] {1, Long.MAX_VALUE}, read.get("numbers").wholes());
        assertArrayEquals(new int[] {2, 3}, read.get("floats").shape());
        assertEquals(4e9f, read.get("floats").floats()[4]);
        assertArrayEquals(new int[] {0, 21, 3}, read.get("nothing").shape());
    }

    @Test
    void theValuesBeginAtAMultipleOf64AsNumPyWantsThem() {
        for (Npy array : ARRAYS.values()) {
            byte[] bytes = array.bytes();
            assertEquals(0, (10 + (bytes[8] & 255) + 256 * bytes[9]) % 64);
        }
    }

    @Test
    void readsFloat16() throws IOException {
        String eight =
                new String(Npy.of(new int[] {4}, new float[4]).bytes(), "ISO-8859-1")
                        .replace("<f4", "<f2")
                        .replace("(4,)", "(8,)");
        byte[] file = eight.getBytes("ISO-8859-1");
        int[] bits = {0x3c00, 0xc100, 0x0001, 0x83ff, 0x7bff, 0xfc00, 0x8000, 0x3555};
        for (int index = 0; index < bits.length; index++) {
            file[file.length - 16 + 2 * index] = (byte) bits[index];
            file[file.length - 15 + 2 * index] = (byte) (bits[index] >> 8);
        }
        float infinite = Float.NEGATIVE_INFINITY;
        assertArrayEquals(
                new float[] {1, -2.5f, 0x1p-24f, -0x3ffp-24f, 65504, infinite, -0f, 0.33325195f},
                Npy.parse(file).floats());
    }

    @Test
    void refusesWhatIsCutOffOrOfAnotherType() throws IOException {
        byte[] whole = ARRAYS.get("texts").bytes();
        for (int length = 0; length < whole.length; length++) {
            byte[] start = java.util.Arrays.copyOf(whole, length);
            assertThrows(IOException.class, () -> Npy.parse(start));
        }
        assertThrows(IOException.class, () -> ARRAYS.get("texts").floats());
        assertThrows(IOException.class, () -> ARRAYS.get("floats").texts());
        assertThrows(IOException.class, () -> ARRAYS.get("numbers").whole());
        byte[] objects = new String(whole, "ISO-8859-1").replace("<U4", "|O8").getBytes("ISO-8859-1");
        assertThrows(IOException.class, () -> Npy.parse(objects));
        byte[] longer = new String(whole, "ISO-8859-1").replace("(3,)", "(4,)").getBytes("ISO-8859-1");
        assertThrows(IOException.class, () -> Npy.parse(longer));
    }

    @Test
    void refusesADamagedArchive() throws IOException {
        byte[] damaged = written();
        damaged[200] ^= 1;
        assertThrows(IOException.class, () -> read(damaged));
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Npz.write(file, ARRAYS);
        return file.toByteArray();
    }

    private static Map<String, Npy> read(byte[] file) throws IOException {
        return Npz.read(new ByteArrayInputStream(file));
    }
}
