package org.matricula.graduation;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/// Portraits of nobody, drawn: a good one, and ones that break the profile each in its own way.
public final class TestPictures {

    private static final Color BLUE = new Color(67, 142, 219);

    private TestPictures() {}

    public static byte[] good() {
        return jpeg(portrait(480, 640));
    }

    public static byte[] landscape() {
        return jpeg(portrait(640, 480));
    }

    /// Of the right size, and with pixels twice as high as wide.
    public static byte[] pressed() {
        var it = good();
        if (it[6] != 'J' || it[9] != 'F') {
            throw new IllegalStateException("no JFIF header");
        }
        it[13] = 0;
        it[14] = 0;
        it[15] = 1;
        it[16] = 0;
        it[17] = 2;
        return it;
    }

    public static byte[] small() {
        return jpeg(portrait(240, 320));
    }

    public static byte[] whiteBorder() {
        var picture = portrait(480, 640);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 480, 20);
        pen.fillRect(0, 0, 20, 640);
        pen.fillRect(460, 0, 20, 640);
        pen.dispose();
        return jpeg(picture);
    }

    public static byte[] blurred() {
        var size = 41;
        var box = new float[size];
        Arrays.fill(box, 1f / size);
        var across = new ConvolveOp(new Kernel(size, 1, box), ConvolveOp.EDGE_NO_OP, null);
        var down = new ConvolveOp(new Kernel(1, size, box), ConvolveOp.EDGE_NO_OP, null);
        var picture = portrait(480, 640);
        for (var i = 0; i < 2; i++) {
            picture = down.filter(across.filter(picture, null), null);
        }
        var out = new BufferedImage(480, 640, BufferedImage.TYPE_INT_RGB);
        out.createGraphics().drawImage(picture, 0, 0, null);
        return jpeg(out);
    }

    private static BufferedImage portrait(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(BLUE);
        pen.fillRect(0, 0, width, height);
        pen.scale(width / 480.0, height / 640.0);
        head(pen);
        pen.dispose();
        return picture;
    }

    private static void head(Graphics2D pen) {
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(145, 110, 190, 230);
        pen.fillRoundRect(70, 470, 340, 300, 160, 160);
        pen.setColor(new Color(224, 186, 160));
        pen.fillRect(205, 390, 70, 110);
        pen.fillOval(155, 150, 170, 270);
        pen.setColor(Color.BLACK);
        pen.fillOval(195, 260, 20, 10);
        pen.fillOval(265, 260, 20, 10);
        pen.drawLine(215, 360, 265, 360);
    }

    public static byte[] zip(Map<String, byte[]> pictures) {
        try (var out = new ByteArrayOutputStream()) {
            try (var zip = new ZipOutputStream(out)) {
                for (var it : pictures.entrySet()) {
                    zip.putNextEntry(new ZipEntry(it.getKey()));
                    zip.write(it.getValue());
                    zip.closeEntry();
                }
            }
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }

    private static byte[] jpeg(BufferedImage picture) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(picture, "jpeg", out);
            return out.toByteArray();
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
    }
}
