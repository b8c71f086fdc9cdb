package org.matricula.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// The words that programs leave in a PNG (PNG specification, 11.3.3), read by hand: of a file that
/// says it has more no more is inflated or kept.
final class PngWords {

    private static final int SIGNATURE = 8;
    private static final int FRAME = 12;
    private static final int MOST = 64 * 1024;
    private static final int LONGEST_KEYWORD = 79;

    private final StringBuilder said = new StringBuilder();
    private int left = MOST;

    private PngWords() {}

    /// Torn or senseless chunks tell nothing.
    static Marks of(byte[] png) {
        var words = new PngWords();
        words.read(ByteBuffer.wrap(png));
        return Marks.program(words.said.toString());
    }

    private void read(ByteBuffer png) {
        var at = SIGNATURE;
        while (left > 0 && at + FRAME <= png.limit()) {
            var length = png.getInt(at);
            if (length < 0 || length > png.limit() - at - FRAME) {
                return;
            }
            switch (png.getInt(at + 4)) {
                case 0x74455874 -> chunk(png.slice(at + 8, length), 0); // tEXt
                case 0x7A545874 -> chunk(png.slice(at + 8, length), 1); // zTXt
                case 0x69545874 -> chunk(png.slice(at + 8, length), 2); // iTXt
                default -> {}
            }
            at += length + FRAME;
        }
    }

    private void chunk(ByteBuffer it, int form) {
        var keyword = upToZero(it, LONGEST_KEYWORD);
        if (!wanted(keyword)) {
            return;
        }
        var packed = form == 1;
        if (form == 1 && it.hasRemaining()) {
            it.get();
        } else if (form == 2 && it.remaining() > 2) {
            packed = it.get() == 1;
            it.get();
            upToZero(it, LONGEST_KEYWORD);
            upToZero(it, it.remaining());
        }
        var words = packed ? inflated(it) : taken(it);
        left -= words.length;
        said.append(new String(words, charset(form))).append(' ');
    }

    private static Charset charset(int form) {
        return form == 2 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static boolean wanted(String keyword) {
        return keyword.equalsIgnoreCase("Software")
                || keyword.equalsIgnoreCase("Comment")
                || keyword.equalsIgnoreCase("Description")
                || keyword.startsWith("XML:com.adobe");
    }

    private static String upToZero(ByteBuffer it, int most) {
        var from = it.position();
        while (it.hasRemaining() && it.position() - from <= most) {
            if (it.get() == 0) {
                var word = new byte[it.position() - 1 - from];
                it.get(from, word);
                return new String(word, StandardCharsets.ISO_8859_1);
            }
        }
        return "";
    }

    private byte[] taken(ByteBuffer it) {
        var words = new byte[Math.min(left, it.remaining())];
        it.get(words);
        return words;
    }

    private byte[] inflated(ByteBuffer it) {
        var room = new byte[left];
        try (var inflater = new Inflater()) {
            inflater.setInput(it);
            return java.util.Arrays.copyOf(room, inflater.inflate(room));
        } catch (DataFormatException torn) {
            return new byte[0];
        }
    }
}
