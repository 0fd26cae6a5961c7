package org.aslkeras.packer;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The command: resources and assets of aapt2, code of D8 and native libraries into an APK. */
public final class Pack {
    private static final String CODE = "classes.dex";
    private static final String MANIFEST = "AndroidManifest.xml";

    private Pack() {}

    /**
     * @param arguments what aapt2 linked, classes.dex, the folder with a library folder per ABI,
     *     the APK to write, the name of an entry to leave out, and the ABIs
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        addLinked(Path.of(arguments[0]), entries);
        entries.remove(arguments[4]);
        entries.put(CODE, Files.readAllBytes(Path.of(arguments[1])));
        for (String abi : Arrays.asList(arguments).subList(5, arguments.length)) {
            addLibraries(Path.of(arguments[2]).resolve(abi), "lib/" + abi + "/", entries);
        }
        write(entries, Path.of(arguments[3]));
    }

    private static void addLinked(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    private static void addLibraries(Path folder, String prefix, Map<String, byte[]> entries)
            throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] library = Files.readAllBytes(file);
                entries.put(
                        prefix + file.getFileName(),
                        ElfPages.isArm64(library) ? ElfPages.laidOut(library) : library);
            }
        }
    }

    /**
     * The manifest comes first, as tools expect; all else follows by name, but the code is last: what is
     * lost before a library, up to its page, does not change with the code.
     */
    private static void write(Map<String, byte[]> entries, Path file) throws IOException {
        try (ApkWriter apk = new ApkWriter(new BufferedOutputStream(Files.newOutputStream(file)))) {
            apk.add(MANIFEST, entries.remove(MANIFEST));
            byte[] code = entries.remove(CODE);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                apk.add(entry.getKey(), entry.getValue());
            }
            apk.add(CODE, code);
        }
    }
}
