package org.matricula.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes a TrueType font of a few characters from their outlines, so that a rare name stays real
/// text in the paper: found, copied and read aloud like any other. The engine cannot embed the
/// installed fonts themselves, for nearly all Chinese ones carry PostScript outlines.
final class OutlineFont {

    private static final int UNITS = 1000;
    private static final int ASCENT = 880;
    private static final int DESCENT = -120;
    private static final int LONG_OFFSETS = 1;

    private final String name;
    private final List<Integer> characters;
    private final List<Outline> glyphs = new ArrayList<>();

    private OutlineFont(String name, SortedMap<Integer, Outline> outlines) {
        this.name = name;
        characters = List.copyOf(outlines.keySet());
        glyphs.add(new Outline(List.of(), List.of(), UNITS));
        glyphs.addAll(outlines.values());
    }

    /// The bytes of a font with the given characters, keyed by code point.
    static byte[] of(String name, SortedMap<Integer, Outline> outlines) {
        return new OutlineFont(name, outlines).write();
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] bytes(Writing writing) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            writing.to(out);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private byte[] write() {
        var shapes = glyphs.stream().map(OutlineFont::glyph).toList();
        var tables = new TreeMap<String, byte[]>();
        tables.put("OS/2", bytes(this::os2));
        tables.put("cmap", bytes(this::cmap));
        tables.put("glyf", bytes(out -> writeAll(out, shapes)));
        tables.put("head", bytes(this::head));
        tables.put("hhea", bytes(this::hhea));
        tables.put("hmtx", bytes(this::hmtx));
        tables.put("loca", bytes(out -> loca(out, shapes)));
        tables.put("maxp", bytes(this::maxp));
        tables.put("name", bytes(this::names));
        tables.put("post", bytes(this::post));
        return bytes(out -> file(out, tables));
    }

    private static void file(DataOutputStream out, Map<String, byte[]> tables) throws IOException {
        var count = tables.size();
        var power = Integer.highestOneBit(count);
        out.writeInt(0x00010000);
        shorts(out, count, power * 16, Integer.numberOfTrailingZeros(power), (count - power) * 16);
        var offset = 12 + 16 * count;
        for (var table : tables.entrySet()) {
            out.write(table.getKey().getBytes(StandardCharsets.US_ASCII));
            ints(out, checksum(table.getValue()), offset, table.getValue().length);
            offset += padded(table.getValue()).length;
        }
        for (var table : tables.values()) {
            out.write(padded(table));
        }
    }

    private static int checksum(byte[] table) {
        var sum = 0;
        var padded = padded(table);
        for (var at = 0; at < padded.length; at += 4) {
            sum += ByteBuffer.wrap(padded).getInt(at);
        }
        return sum;
    }

    private static byte[] padded(byte[] table) {
        return Arrays.copyOf(table, (table.length + 3) / 4 * 4);
    }

    private static byte[] glyph(Outline outline) {
        if (outline.contours() == 0) {
            return new byte[0];
        }
        return padded(
                bytes(out -> {
                    shorts(out, outline.contours());
                    shorts(out, outline.least(true), outline.least(false));
                    shorts(out, outline.most(true), outline.most(false));
                    for (var end : outline.ends()) {
                        shorts(out, end);
                    }
                    shorts(out, 0);
                    for (var point : outline.points()) {
                        out.writeByte(point.onCurve() ? 1 : 0);
                    }
                    var x = 0;
                    for (var point : outline.points()) {
                        shorts(out, point.x() - x);
                        x = point.x();
                    }
                    var y = 0;
                    for (var point : outline.points()) {
                        shorts(out, point.y() - y);
                        y = point.y();
                    }
                }));
    }

    private static void writeAll(DataOutputStream out, List<byte[]> shapes) throws IOException {
        for (var shape : shapes) {
            out.write(shape);
        }
    }

    private static void loca(DataOutputStream out, List<byte[]> shapes) throws IOException {
        var offset = 0;
        out.writeInt(offset);
        for (var shape : shapes) {
            offset += shape.length;
            out.writeInt(offset);
        }
    }

    private void head(DataOutputStream out) throws IOException {
        ints(out, 0x00010000, 0x00010000, 0, 0x5F0F3CF5);
        shorts(out, 0, UNITS);
        ints(out, 0, 0, 0, 0);
        shorts(out, least(true), least(false), most(true), most(false));
        shorts(out, 0, 8, 2, LONG_OFFSETS, 0);
    }

    private void hhea(DataOutputStream out) throws IOException {
        out.writeInt(0x00010000);
        shorts(out, ASCENT, DESCENT, 0, advance(), least(true), 0, most(true), 1);
        shorts(out, 0, 0, 0, 0, 0, 0, 0, glyphs.size());
    }

    private void hmtx(DataOutputStream out) throws IOException {
        for (var glyph : glyphs) {
            shorts(out, glyph.advance(), glyph.least(true));
        }
    }

    private void maxp(DataOutputStream out) throws IOException {
        out.writeInt(0x00010000);
        var points = glyphs.stream().mapToInt(it -> it.points().size()).max().orElse(0);
        var contours = glyphs.stream().mapToInt(Outline::contours).max().orElse(0);
        shorts(out, glyphs.size(), points, contours, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    private void os2(DataOutputStream out) throws IOException {
        shorts(out, 3, advance(), name.endsWith("Bold") ? 700 : 400, 5, 0);
        shorts(out, 650, 600, 0, 75, 650, 600, 0, 350, 50, 300, 0);
        out.write(new byte[10]);
        ints(out, 0, 1 << 27, 1 << 25, 0);
        out.write("MTRC".getBytes(StandardCharsets.US_ASCII));
        shorts(out, 0x40, 0xFFFF, 0xFFFF, ASCENT, DESCENT, 0, ASCENT, -DESCENT);
        ints(out, 1 << 18, 0);
        shorts(out, 500, 700, 0, 32, 0);
    }

    /// One segment a character, by code point: the characters here are few and far apart.
    private void cmap(DataOutputStream out) throws IOException {
        shorts(out, 0, 1, 3, 10);
        out.writeInt(12);
        shorts(out, 12, 0);
        ints(out, 16 + 12 * characters.size(), 0, characters.size());
        for (var at = 0; at < characters.size(); at++) {
            ints(out, characters.get(at), characters.get(at), at + 1);
        }
    }

    private void names(DataOutputStream out) throws IOException {
        var words = name.getBytes(StandardCharsets.UTF_16BE);
        var ids = List.of(1, 4, 6);
        shorts(out, 0, ids.size(), 6 + 12 * ids.size());
        for (var id : ids) {
            shorts(out, 3, 1, 0x409, id, words.length, 0);
        }
        out.write(words);
    }

    private void post(DataOutputStream out) throws IOException {
        ints(out, 0x00030000, 0);
        shorts(out, -100, 50);
        ints(out, 0, 0, 0, 0, 0);
    }

    private int advance() {
        return glyphs.stream().mapToInt(Outline::advance).max().orElse(UNITS);
    }

    private int least(boolean horizontal) {
        return glyphs.stream().mapToInt(it -> it.least(horizontal)).min().orElse(0);
    }

    private int most(boolean horizontal) {
        return glyphs.stream().mapToInt(it -> it.most(horizontal)).max().orElse(0);
    }

    private static void shorts(DataOutputStream out, int... values) throws IOException {
        for (var value : values) {
            out.writeShort(value);
        }
    }

    private static void ints(DataOutputStream out, int... values) throws IOException {
        for (var value : values) {
            out.writeInt(value);
        }
    }
}
