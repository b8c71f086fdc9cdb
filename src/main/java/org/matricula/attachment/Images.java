package org.matricula.attachment;

import static org.matricula.attachment.Judge.refused;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.matricula.kernel.Refused;

/// Makes images anew from their pixels: what hides in them, where they were taken and whatever
/// follows behind the picture does not come along. The camera's way of holding is applied.
class Images {

    private static final float QUALITY = 0.92f;

    /// Decoding takes a hundred megabytes at most; no more of them at once than memory bears.
    private final Semaphore atOnce = new Semaphore(2);

    /// @throws Refused if it has too many pixels, too few, or cannot be read
    Judged remade(byte[] content, String type, FileKind kind) {
        var format = type.equals("image/png") ? "png" : "jpeg";
        atOnce.acquireUninterruptibly();
        try {
            var read = read(content, format, kind);
            var picture = Orientation.upright(read, orientation(content, format));
            if (picture.getWidth() < kind.leastWidth()
                    || picture.getHeight() < kind.leastHeight()) {
                throw refused("file.small", kind.leastWidth(), kind.leastHeight());
            }
            if (!kind.shapely(picture.getWidth(), picture.getHeight())) {
                throw refused("file.ratio", picture.getWidth(), picture.getHeight());
            }
            var bytes = format.equals("png") ? png(picture) : jpeg(picture);
            return new Judged(
                    type,
                    bytes,
                    picture.getWidth(),
                    picture.getHeight(),
                    Origin.of(marks(content, format), picture.getWidth(), picture.getHeight()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw refused("file.unreadable");
        } finally {
            atOnce.release();
        }
    }

    private static int orientation(byte[] content, String format) {
        return format.equals("jpeg") ? Orientation.of(content) : Orientation.UPRIGHT;
    }

    private static Marks marks(byte[] content, String format) {
        if (format.equals("png")) {
            return PngWords.of(content);
        }
        var exif = Orientation.exif(content);
        return exif == null ? Marks.NONE : Marks.exif(exif);
    }

    /// The reader never looks at what stands beside the pixels: it would inflate all of it.
    private static BufferedImage read(byte[] content, String format, FileKind kind)
            throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(format).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
            reader.setInput(in, true, true);
            checkPixels(reader, kind);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /// Asks the header before any pixel is read.
    private static void checkPixels(ImageReader reader, FileKind kind) throws IOException {
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > kind.mostPixels()) {
            throw refused("file.pixels", kind.mostPixels() / 1_000_000);
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", out);
        return out.toByteArray();
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(opaque(picture), null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static BufferedImage opaque(BufferedImage picture) {
        if (!picture.getColorModel().hasAlpha()) {
            return picture;
        }
        return Orientation.drawn(
                picture, picture.getWidth(), picture.getHeight(), new AffineTransform(), false);
    }
}
