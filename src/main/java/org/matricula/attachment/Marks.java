package org.matricula.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What a camera or a program has written beside the pixels: EXIF (CIPA DC-008) in a JPEG, text
/// chunks in a PNG. Nothing of it is kept but what [Origin] makes of it.
///
/// @param lens whether exposure, focal length or sensitivity are told, which only a lens has
record Marks(
        @Nullable String maker, @Nullable String model, @Nullable String program, boolean lens) {

    static final Marks NONE = new Marks(null, null, null, false);

    private static final int MAKER = 0x010F;
    private static final int MODEL = 0x0110;
    private static final int PROGRAM = 0x0131;
    private static final int DETAILS = 0x8769;
    private static final int COMMENT = 0x9286;
    private static final int EXPOSURE = 0x829A;
    private static final int SENSITIVITY = 0x8827;
    private static final int FOCAL_LENGTH = 0x920A;
    private static final int ENTRY = 12;
    private static final int ASCII = 2;
    private static final int INLINE = 4;
    private static final int COMMENT_CODE = 8;
    private static final int LONGEST = 200;

    /// @param tiff what follows the word Exif; torn or senseless ones tell nothing
    static Marks exif(ByteBuffer tiff) {
        try {
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var first = directory(tiff, tiff.getInt(INLINE));
            var at = first.apply(DETAILS);
            var details =
                    at == null
                            ? (IntFunction<@Nullable Integer>) tag -> null
                            : directory(tiff, tiff.getInt(at + 8));
            var comment = details.apply(COMMENT);
            var program = words(tiff, first.apply(PROGRAM));
            return new Marks(
                    words(tiff, first.apply(MAKER)),
                    words(tiff, first.apply(MODEL)),
                    program == null && comment != null ? comment(tiff, comment) : program,
                    details.apply(EXPOSURE) != null
                            || details.apply(SENSITIVITY) != null
                            || details.apply(FOCAL_LENGTH) != null);
        } catch (RuntimeException torn) {
            return NONE;
        }
    }

    /// Where a tag's entry is, null for none.
    private static IntFunction<@Nullable Integer> directory(ByteBuffer tiff, int start) {
        var entries = tiff.getShort(start) & 0xFFFF;
        return tag -> {
            for (var i = 0; i < entries; i++) {
                var entry = start + 2 + i * ENTRY;
                if ((tiff.getShort(entry) & 0xFFFF) == tag) {
                    return entry;
                }
            }
            return null;
        };
    }

    private static @Nullable String words(ByteBuffer tiff, @Nullable Integer entry) {
        return entry == null || tiff.getShort(entry + 2) != ASCII
                ? null
                : filled(text(tiff, entry, 0));
    }

    private static @Nullable String comment(ByteBuffer tiff, int entry) {
        return filled(text(tiff, entry, COMMENT_CODE));
    }

    private static String text(ByteBuffer tiff, int entry, int skip) {
        var length = tiff.getInt(entry + 4);
        var at = length <= INLINE ? entry + 8 : tiff.getInt(entry + 8);
        var bytes = new byte[Math.min(Math.max(0, length - skip), LONGEST)];
        tiff.slice(at + skip, bytes.length).get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String filled(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        return clean.isEmpty() ? null : clean;
    }

    /// The words that a program leaves beside the pixels.
    static Marks program(String words) {
        return new Marks(null, null, filled(words), false);
    }
}
