package org.matricula.attachment;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// How a camera was held, as EXIF tells it: eight ways, 1 is upright.
final class Orientation {

    static final int UPRIGHT = 1;
    private static final int WAYS = 8;
    private static final int FIRST_SIDEWAYS = 5;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP1 = 0xE1;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    private Orientation() {}

    /// @return upright where the file does not say, or says nonsense
    static int of(byte[] jpeg) {
        try {
            var exif = exif(jpeg);
            return exif == null ? UPRIGHT : tag(exif);
        } catch (RuntimeException torn) {
            return UPRIGHT;
        }
    }

    /// What a camera has written into a JPEG, null for nothing.
    static @Nullable ByteBuffer exif(byte[] jpeg) {
        try {
            var in = ByteBuffer.wrap(jpeg);
            in.position(2);
            while (in.remaining() > 4 && (in.get() & 0xFF) == 0xFF) {
                var marker = in.get() & 0xFF;
                var length = in.getShort() & 0xFFFF;
                if (marker == START_OF_SCAN) {
                    return null;
                }
                if (marker == APP1 && startsExif(in)) {
                    return in.slice(in.position() + EXIF.length, length - 2 - EXIF.length);
                }
                in.position(in.position() + length - 2);
            }
        } catch (RuntimeException torn) {
            return null;
        }
        return null;
    }

    private static boolean startsExif(ByteBuffer in) {
        return in.slice(in.position(), EXIF.length).equals(ByteBuffer.wrap(EXIF));
    }

    private static int tag(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        for (var i = 0; i < entries; i++) {
            var entry = directory + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                var way = tiff.getShort(entry + 8) & 0xFFFF;
                return way >= 1 && way <= WAYS ? way : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    static BufferedImage upright(BufferedImage picture, int way) {
        if (way == UPRIGHT) {
            return picture;
        }
        int w = picture.getWidth();
        int h = picture.getHeight();
        var turn =
                switch (way) {
                    case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
                    case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
                    case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
                    case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
                    case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
                    case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
                    default -> new AffineTransform(0, -1, 1, 0, 0, w);
                };
        var sideways = way >= FIRST_SIDEWAYS;
        return drawn(
                picture,
                sideways ? h : w,
                sideways ? w : h,
                turn,
                picture.getColorModel().hasAlpha());
    }

    static BufferedImage drawn(
            BufferedImage picture, int width, int height, AffineTransform turn, boolean alpha) {
        var out =
                new BufferedImage(
                        width,
                        height,
                        alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var pen = out.createGraphics();
        try {
            if (!alpha) {
                pen.setColor(java.awt.Color.WHITE);
                pen.fillRect(0, 0, width, height);
            }
            pen.drawImage(picture, turn, null);
        } finally {
            pen.dispose();
        }
        return out;
    }
}
