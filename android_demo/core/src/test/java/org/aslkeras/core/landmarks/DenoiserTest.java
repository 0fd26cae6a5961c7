package org.aslkeras.core.landmarks;

import org.aslkeras.core.frames.Picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.Map;
import org.aslkeras.core.Digest;
import org.aslkeras.core.Files;
import org.aslkeras.core.frames.Pictures;
import org.junit.jupiter.api.Test;

class DenoiserTest {
    private final Denoiser denoiser = new Denoiser();

    @Test
    void smoothsNoisyPicturesAsPythonDoes() throws IOException {
        Map<?, ?> vectors = Files.object(Files.vectors("noise.json"));
        for (Map<?, ?> noisy : Files.objects(vectors.get("cases"))) {
            String file = (String) noisy.get("file");
            Picture picture = Files.picture(Files.vectors(file));
            assertEquals((Double) noisy.get("noise"), denoiser.noise(picture), 1e-9, file);
            String digest = Digest.of(Pictures.rgb(denoiser.denoised(picture)));
            assertEquals(noisy.get("sha256"), digest, file);
        }
    }

    @Test
    void leavesACleanPictureAlone() {
        Picture picture = new Picture().resize(200, 150);
        assertSame(picture, denoiser.denoised(picture));
        for (int pixel = 0; pixel < 200 * 150; pixel++) {
            picture.pixels()[pixel] = pixel * 7919 & 0xffffff;
        }
        assertNotSame(picture, denoiser.denoised(picture));
    }
}
