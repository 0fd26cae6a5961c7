package org.aslkeras.demo;

import android.content.ContentResolver;
import android.graphics.Bitmap;
import android.graphics.BitmapFactory;
import android.graphics.Matrix;
import android.media.ExifInterface;
import android.net.Uri;
import java.io.IOException;
import java.io.InputStream;
import org.aslkeras.core.frames.Picture;

/** Reads a picture that the user has chosen: upright, and no larger than is useful. */
final class GalleryPicture {
    private static final int LONGEST_SIDE = 1600;

    private GalleryPicture() {}

    /**
     * Fills a picture.
     *
     * @throws IOException if it cannot be read
     */
    static void read(ContentResolver resolver, Uri uri, Picture picture) throws IOException {
        Bitmap decoded = decoded(resolver, uri);
        Matrix matrix = upright(orientation(resolver, uri));
        Bitmap upright =
                Bitmap.createBitmap(
                        decoded, 0, 0, decoded.getWidth(), decoded.getHeight(), matrix, true);
        picture.resize(upright.getWidth(), upright.getHeight());
        upright.getPixels(
                picture.pixels(),
                0,
                upright.getWidth(),
                0,
                0,
                upright.getWidth(),
                upright.getHeight());
    }

    private static Bitmap decoded(ContentResolver resolver, Uri uri) throws IOException {
        BitmapFactory.Options options = new BitmapFactory.Options();
        options.inJustDecodeBounds = true;
        decode(resolver, uri, options);
        int longest = Math.max(options.outWidth, options.outHeight);
        options.inJustDecodeBounds = false;
        options.inSampleSize = Math.max(1, Integer.highestOneBit(Math.max(1, longest / LONGEST_SIDE)));
        Bitmap bitmap = decode(resolver, uri, options);
        if (bitmap == null) {
            throw new IOException("not a picture");
        }
        return bitmap;
    }

    private static Bitmap decode(ContentResolver resolver, Uri uri, BitmapFactory.Options options)
            throws IOException {
        try (InputStream stream = opened(resolver, uri)) {
            return BitmapFactory.decodeStream(stream, null, options);
        }
    }

    private static int orientation(ContentResolver resolver, Uri uri) throws IOException {
        try (InputStream stream = opened(resolver, uri)) {
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

    private static InputStream opened(ContentResolver resolver, Uri uri) throws IOException {
        try {
            InputStream stream = resolver.openInputStream(uri);
            if (stream == null) {
                throw new IOException("no such picture");
            }
            return stream;
        } catch (SecurityException error) {
            throw new IOException(error);
        }
    }
}
