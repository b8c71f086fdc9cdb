package org.matricula.change.correction;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Images that say how they were made.
final class Photographs {

    private Photographs() {}

    static InputStream byPhone(String maker, String model) {
        return jpeg(maker, model, true);
    }

    static InputStream byCamera(String maker, String model) {
        return jpeg(maker, model, true);
    }

    /// A scanner has a maker, and no lens to tell of.
    static InputStream byScanner(String maker, String model) {
        return jpeg(maker, model, false);
    }

    private static InputStream jpeg(String maker, String model, boolean lens) {
        var plain = plain("jpeg");
        var exif = exif(maker, model, lens);
        var out = ByteBuffer.allocate(plain.length + exif.length + 4);
        out.put(plain, 0, 2);
        out.putShort((short) 0xFFE1).putShort((short) (exif.length + 2)).put(exif);
        out.put(plain, 2, plain.length - 2);
        return new ByteArrayInputStream(out.array());
    }

    private static byte[] exif(String maker, String model, boolean lens) {
        var make = (maker + "\0").getBytes(StandardCharsets.US_ASCII);
        var name = (model + "\0").getBytes(StandardCharsets.US_ASCII);
        var words = 8 + 2 + 3 * 12 + 4;
        var details = words + make.length + name.length;
        var tiff = ByteBuffer.allocate(details + 2 + 12 + 4 + 8);
        tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
        tiff.putShort((short) 3);
        entry(tiff, 0x010F, 2, make.length, words);
        entry(tiff, 0x0110, 2, name.length, words + make.length);
        entry(tiff, 0x8769, 4, 1, details);
        tiff.putInt(0).put(make).put(name);
        tiff.putShort((short) (lens ? 1 : 0));
        if (lens) {
            entry(tiff, 0x920A, 5, 1, details + 2 + 12 + 4);
            tiff.putInt(0).putInt(26).putInt(1);
        }
        var out = ByteBuffer.allocate(6 + tiff.capacity());
        return out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII)).put(tiff.array()).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /// A PNG that names the program that made it.
    static InputStream shot(String program) {
        var plain = plain("png");
        var text = ("Software\0" + program).getBytes(StandardCharsets.ISO_8859_1);
        var chunk = ByteBuffer.allocate(12 + text.length);
        chunk.putInt(text.length).put("tEXt".getBytes(StandardCharsets.US_ASCII)).put(text);
        var sum = new CRC32();
        sum.update(chunk.array(), 4, 4 + text.length);
        chunk.putInt((int) sum.getValue());
        var header = 8 + 25;
        var out = ByteBuffer.allocate(plain.length + chunk.capacity());
        out.put(plain, 0, header).put(chunk.array()).put(plain, header, plain.length - header);
        return new ByteArrayInputStream(out.array());
    }

    private static byte[] plain(String format) {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(600, 400, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
