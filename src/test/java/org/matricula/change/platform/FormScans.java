package org.matricula.change.platform;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/// Invented scans of a form: lines of marks on paper, each seed another.
public final class FormScans {

    private FormScans() {}

    public static BufferedImage form(int width, int height, long seed) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.BLACK);
        var dice = new Random(seed);
        for (var y = height / 20; y < height * 19 / 20; y += Math.max(6, height / 30)) {
            for (var x = width / 20; x < width * 19 / 20; x += 3 + dice.nextInt(9)) {
                pen.fillRect(x, y, 1 + dice.nextInt(3), 2 + dice.nextInt(Math.max(2, height / 60)));
            }
        }
        pen.drawRect(width / 30, height / 30, width * 14 / 15, height * 14 / 15);
        pen.dispose();
        return picture;
    }

    static BufferedImage blank(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(250, 250, 246));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        return picture;
    }

    static BufferedImage blurred(BufferedImage sharp) {
        var cells = new float[49];
        Arrays.fill(cells, 1f / 49);
        var soft = new ConvolveOp(new Kernel(7, 7, cells), ConvolveOp.EDGE_NO_OP, null);
        var picture = sharp;
        for (var i = 0; i < 6; i++) {
            picture = soft.filter(picture, null);
        }
        return picture;
    }

    /// The same but for a few marks, as a second scan of one sheet is.
    static BufferedImage touched(BufferedImage of) {
        var picture = new BufferedImage(of.getWidth(), of.getHeight(), BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.drawImage(of, 0, 0, null);
        pen.setColor(Color.BLACK);
        pen.fillRect(of.getWidth() / 2, of.getHeight() / 2, 3, 3);
        pen.dispose();
        return picture;
    }

    public static byte[] png(BufferedImage picture) {
        return written(picture, "png");
    }

    static byte[] jpeg(BufferedImage picture) {
        return written(picture, "jpeg");
    }

    /// A JPEG that says that the camera was held with its right side up (EXIF orientation 6).
    static byte[] onItsSide(BufferedImage picture) {
        var plain = jpeg(picture);
        var tiff = ByteBuffer.allocate(8 + 2 + 12 + 4);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        tiff.putShort((short) 6).putShort((short) 0).putInt(0);
        var exif = ByteBuffer.allocate(6 + tiff.capacity());
        exif.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array());
        var out = ByteBuffer.allocate(plain.length + exif.capacity() + 4);
        out.put(plain, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (exif.capacity() + 2)).put(exif.array());
        out.put(plain, 2, plain.length - 2);
        return out.array();
    }

    static BufferedImage read(byte[] image) {
        try {
            return ImageIO.read(new ByteArrayInputStream(image));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] written(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
