package org.matricula.sheet;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// The directory at the end of a zip, read strictly: an archive that two readers could understand
/// differently is broken. Counted before anything is built from it.
final class ArchiveDirectory {

    record Entry(String name, int flags, int method, long packed, long unpacked) {}

    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int END_MAGIC = 0x06054B50;
    private static final int WIDE_MAGIC = 0x07064B50;
    private static final int ENTRY_MAGIC = 0x02014B50;
    private static final int ENTRY_LENGTH = 46;
    private static final int ENTRY_ROOM = 2_048;

    private ArchiveDirectory() {}

    static List<Entry> read(Path path, SheetLimits limits) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var tailLength = (int) Math.min(file.length(), END_LENGTH + LONGEST_COMMENT + 20L);
            var tail = new byte[tailLength];
            var tailStart = file.length() - tailLength;
            file.seek(tailStart);
            file.readFully(tail);
            var end = end(tail);
            var count = u16(tail, end + 10);
            var size = u32(tail, end + 12);
            var start = u32(tail, end + 16);
            if (count > limits.entries() || size > (long) limits.entries() * ENTRY_ROOM) {
                throw refused("sheet.too-many-entries", limits.entries());
            }
            if (start + size != tailStart + end
                    || (end >= 20 && u32(tail, end - 20) == WIDE_MAGIC)) {
                throw refused("sheet.broken");
            }
            var directory = new byte[(int) size];
            file.seek(start);
            file.readFully(directory);
            return entries(directory, count);
        }
    }

    private static int end(byte[] tail) {
        for (var at = tail.length - END_LENGTH; at >= 0; at--) {
            if (u32(tail, at) == END_MAGIC && at + END_LENGTH + u16(tail, at + 20) == tail.length) {
                return at;
            }
        }
        throw refused("sheet.broken");
    }

    private static List<Entry> entries(byte[] directory, int count) {
        var entries = new ArrayList<Entry>();
        var names = new HashSet<String>();
        var at = 0;
        while (at < directory.length) {
            if (at + ENTRY_LENGTH > directory.length || u32(directory, at) != ENTRY_MAGIC) {
                throw refused("sheet.broken");
            }
            var nameLength = u16(directory, at + 28);
            var next =
                    at
                            + ENTRY_LENGTH
                            + nameLength
                            + u16(directory, at + 30)
                            + u16(directory, at + 32);
            if (next > directory.length) {
                throw refused("sheet.broken");
            }
            var name = new String(directory, at + ENTRY_LENGTH, nameLength, StandardCharsets.UTF_8);
            if (!names.add(name.toLowerCase(Locale.ROOT)) || isOutside(name)) {
                throw refused("sheet.broken");
            }
            entries.add(
                    new Entry(
                            name,
                            u16(directory, at + 8),
                            u16(directory, at + 10),
                            u32(directory, at + 20),
                            u32(directory, at + 24)));
            at = next;
        }
        if (entries.size() != count) {
            throw refused("sheet.broken");
        }
        return entries;
    }

    private static boolean isOutside(String name) {
        return name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")
                || name.equals("..")
                || name.startsWith("../")
                || name.contains("/../");
    }

    private static UnreadableSheet refused(String code, Object... args) {
        return new UnreadableSheet(SheetProblem.of(code, args));
    }

    private static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    private static long u32(byte[] bytes, int at) {
        return u16(bytes, at) | (long) u16(bytes, at + 2) << 16;
    }
}
