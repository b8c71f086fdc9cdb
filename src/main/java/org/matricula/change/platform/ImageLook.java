package org.matricula.change.platform;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.imageio.ImageIO;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// What a scan of a form is like, measured: whether anything is on it, how sharp it is, and two
/// ways to know it again.
///
/// @param sharp variance of the Laplacian of its brightness at a width of 800 pixels
/// @param inked how much of it is darker than the paper, in ten thousandths
/// @param pixels SHA-256 of the picture's pixels: whatever its file is called or weighs
/// @param look 256 signs, each `1` where a field is lighter than its right neighbour
record ImageLook(int width, int height, int sharp, int inked, byte[] pixels, String look) {

    private static final int LOOKED_AT = 800;
    private static final int GRID = 16;
    private static final int CONTRAST = 40;
    private static final int LEAST_INK = 10;
    private static final int TEN_THOUSAND = 10_000;

    /// Nothing is on it, or only one colour.
    boolean blank() {
        return inked < LEAST_INK;
    }

    /// @param content an image that was taken in already: it is upright and its size is bearable
    static ImageLook of(byte[] content) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(content));
            if (picture == null) {
                throw new Refused(Refusal.input("file", "file.unreadable"));
            }
            var height =
                    Math.clamp(
                            (long) picture.getHeight() * LOOKED_AT / picture.getWidth(),
                            3,
                            4 * LOOKED_AT);
            var grey = grey(picture, LOOKED_AT, height);
            return new ImageLook(
                    picture.getWidth(),
                    picture.getHeight(),
                    sharp(grey),
                    inked(grey),
                    pixels(picture),
                    look(picture));
        } catch (IOException broken) {
            throw new Refused(Refusal.input("file", "file.unreadable"));
        }
    }

    private static Raster grey(BufferedImage picture, int width, int height) {
        var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small.getRaster();
    }

    private static int sharp(Raster grey) {
        var many = 0L;
        var sum = 0.0;
        var squares = 0.0;
        for (var y = 1; y < grey.getHeight() - 1; y++) {
            for (var x = 1; x < grey.getWidth() - 1; x++) {
                var edge =
                        grey.getSample(x - 1, y, 0)
                                + grey.getSample(x + 1, y, 0)
                                + grey.getSample(x, y - 1, 0)
                                + grey.getSample(x, y + 1, 0)
                                - 4 * grey.getSample(x, y, 0);
                many++;
                sum += edge;
                squares += (double) edge * edge;
            }
        }
        var mean = sum / many;
        return (int) Math.round(squares / many - mean * mean);
    }

    private static int inked(Raster grey) {
        var histogram = new int[256];
        for (var y = 0; y < grey.getHeight(); y++) {
            for (var x = 0; x < grey.getWidth(); x++) {
                histogram[grey.getSample(x, y, 0)]++;
            }
        }
        var paper = 0;
        for (var i = 1; i < histogram.length; i++) {
            paper = histogram[i] > histogram[paper] ? i : paper;
        }
        var other = 0L;
        for (var i = 0; i < histogram.length; i++) {
            other += Math.abs(i - paper) >= CONTRAST ? histogram[i] : 0;
        }
        return (int) (other * TEN_THOUSAND / ((long) grey.getWidth() * grey.getHeight()));
    }

    private static byte[] pixels(BufferedImage picture) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var width = picture.getWidth();
            digest.update(ByteBuffer.allocate(8).putInt(width).putInt(picture.getHeight()).array());
            var line = new int[width];
            var bytes = ByteBuffer.allocate(4 * width);
            for (var y = 0; y < picture.getHeight(); y++) {
                picture.getRGB(0, y, width, 1, line, 0, width);
                bytes.clear();
                bytes.asIntBuffer().put(line);
                digest.update(bytes.array());
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static String look(BufferedImage picture) {
        var coarse = grey(picture, 8 * (GRID + 1), 8 * GRID);
        var signs = new StringBuilder();
        for (var y = 0; y < GRID; y++) {
            for (var x = 0; x < GRID; x++) {
                signs.append(mean(coarse, x, y) > mean(coarse, x + 1, y) ? '1' : '0');
            }
        }
        return signs.toString();
    }

    private static int mean(Raster coarse, int column, int row) {
        var sum = 0;
        for (var y = 0; y < 8; y++) {
            for (var x = 0; x < 8; x++) {
                sum += coarse.getSample(8 * column + x, 8 * row + y, 0);
            }
        }
        return sum;
    }
}
