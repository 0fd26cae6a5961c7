package org.aslkeras.demo;

import android.content.ContentResolver;
import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import android.graphics.Matrix;
import android.media.ExifInterface;
import android.net.Uri;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import org.aslkeras.core.frames.Picture;

/**
 * Reads a picture that the user has chosen: upright, and no larger than is useful.
 *
 * <p>Another thread may close it, which ends the reading.
 */
final class GalleryPicture implements Closeable {
    /** The most pixels that a side keeps. */
    static final int LONGEST_SIDE = 1600;

    private final ContentResolver resolver;
    private volatile boolean closed = false;
    private volatile InputStream reading;

    GalleryPicture(ContentResolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Another app gives the picture, and may throw whatever it likes.
     *
     * @throws IOException if it cannot be read
     */
    Picture read(Uri uri) throws IOException {
        try {
            Bitmap decoded = decoded(uri);
            return pixels(shown(decoded, orientation(uri)));
        } catch (RuntimeException | OutOfMemoryError error) {
            throw new IOException(error);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        InputStream stream = reading;
        if (stream != null) {
            stream.close();
        }
    }

    /** As it is meant to be seen, with at most {@link #LONGEST_SIDE} pixels a side. */
    private static Bitmap shown(Bitmap decoded, int orientation) {
        int width = decoded.getWidth();
        int height = decoded.getHeight();
        Matrix matrix = upright(orientation);
        float scale = Math.min(1, (float) LONGEST_SIDE / Math.max(width, height));
        matrix.postScale(scale, scale);
        Bitmap shown = Bitmap.createBitmap(decoded, 0, 0, width, height, matrix, true);
        if (shown != decoded) {
            decoded.recycle();
        }
        return shown;
    }

    private static Picture pixels(Bitmap bitmap) {
        int width = bitmap.getWidth();
        Picture picture = new Picture().resize(width, bitmap.getHeight());
        bitmap.getPixels(picture.pixels(), 0, width, 0, 0, width, bitmap.getHeight());
        return picture;
    }

    /** Less than twice as large as is useful. */
    private Bitmap decoded(Uri uri) throws IOException {
        BitmapFactory.Options options = new BitmapFactory.Options();
        options.inJustDecodeBounds = true;
        decode(uri, options);
        int longest = Math.max(options.outWidth, options.outHeight);
        options.inJustDecodeBounds = false;
        options.inSampleSize = Math.max(1, Integer.highestOneBit(longest / LONGEST_SIDE));
        Bitmap bitmap = decode(uri, options);
        if (bitmap == null) {
            throw new IOException("not a picture");
        }
        return bitmap;
    }

    private Bitmap decode(Uri uri, BitmapFactory.Options options) throws IOException {
        try (InputStream stream = opened(uri)) {
            return BitmapFactory.decodeStream(stream, null, options);
        }
    }

    private int orientation(Uri uri) throws IOException {
        try (InputStream stream = opened(uri)) {
            return new ExifInterface(stream)
                    .getAttributeInt(
                            ExifInterface.TAG_ORIENTATION, ExifInterface.ORIENTATION_NORMAL);
        }
    }

    /** What shows a picture of an EXIF orientation, 1 to 8, as it is meant to be seen. */
    static Matrix upright(int orientation) {
        Matrix matrix = new Matrix();
        matrix.setRotate(
                switch (orientation) {
                    case ExifInterface.ORIENTATION_ROTATE_90,
                            ExifInterface.ORIENTATION_TRANSPOSE -> 90;
                    case ExifInterface.ORIENTATION_ROTATE_180,
                            ExifInterface.ORIENTATION_FLIP_VERTICAL -> 180;
                    case ExifInterface.ORIENTATION_ROTATE_270,
                            ExifInterface.ORIENTATION_TRANSVERSE -> 270;
                    default -> 0;
                });
        switch (orientation) {
            case ExifInterface.ORIENTATION_FLIP_HORIZONTAL,
                    ExifInterface.ORIENTATION_FLIP_VERTICAL,
                    ExifInterface.ORIENTATION_TRANSPOSE,
                    ExifInterface.ORIENTATION_TRANSVERSE -> matrix.postScale(-1, 1);
            default -> {}
        }
        return matrix;
    }

    private InputStream opened(Uri uri) throws IOException {
        InputStream stream = closed ? null : resolver.openInputStream(uri);
        if (stream == null) {
            throw new IOException("no such picture");
        }
        reading = stream;
        return stream;
    }
}
