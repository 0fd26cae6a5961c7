package org.aslkeras.core.adapt;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Teaches a profile a letter as the app does, for `tests/android_demo/test_profiles.py`. */
final class ProfileTeacher {
    private ProfileTeacher() {}

    /**
     * @param arguments the file to read, the file to write, and the letter that the frames of its
     *     first letter are taught as
     */
    public static void main(String[] arguments) throws Exception {
        Profile profile;
        try (InputStream file = Files.newInputStream(Path.of(arguments[0]))) {
            profile = ProfileFile.read(file);
        }
        String first = profile.frames().get(0).label();
        List<float[]> landmarks = new ArrayList<>();
        for (Profile.Frame frame : profile.frames()) {
            if (frame.label().equals(first)) {
                landmarks.add(frame.landmarks());
            }
        }
        try (OutputStream file = Files.newOutputStream(Path.of(arguments[1]))) {
            ProfileFile.write(file, profile.taught(landmarks, arguments[2]));
        }
    }
}
