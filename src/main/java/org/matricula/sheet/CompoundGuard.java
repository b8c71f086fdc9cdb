package org.matricula.sheet;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/// Judges a compound file (.xls, or what an encrypted .xlsx is wrapped in).
final class CompoundGuard {

    private static final Set<String> MACRO_ENTRIES =
            Set.of("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA", "MACROS");
    private static final int ENCRYPTED = 0x2F;
    private static final int BOUND_SHEET = 0x85;
    private static final int BEGIN = 0x809;
    private static final int END = 0x0A;
    private static final int OLD_VERSION = 0x0500;
    private static final int MACRO_SHEET = 1;
    private static final int TEXTS = 0xFC;
    private static final int SHORTEST_TEXT = 3;

    /// 65,536 rows of thirty different texts each.
    private static final int MOST_TEXTS = 2_000_000;

    private CompoundGuard() {}

    static Optional<SheetProblem> judge(Path file) throws IOException {
        try (var archive = new POIFSFileSystem(file.toFile(), true)) {
            var root = archive.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")
                    || root.hasEntryCaseInsensitive("EncryptionInfo")) {
                return problem("sheet.encrypted");
            }
            if (hasMacros(root, 0)) {
                return problem("sheet.macros");
            }
            if (!root.hasEntryCaseInsensitive(XlsBook.STREAM)) {
                return problem(
                        root.hasEntryCaseInsensitive("Book")
                                ? "sheet.other-workbook"
                                : "sheet.other-kind");
            }
            try (var workbook = archive.createDocumentInputStream(XlsBook.STREAM)) {
                return records(workbook);
            }
        }
    }

    private static boolean hasMacros(DirectoryNode directory, int depth) {
        if (depth > 8) {
            return true;
        }
        for (Entry entry : directory) {
            var name = entry.getName().toUpperCase(java.util.Locale.ROOT);
            if (MACRO_ENTRIES.contains(name)
                    || (entry instanceof DirectoryNode below && hasMacros(below, depth + 1))) {
                return true;
            }
        }
        return false;
    }

    /// Looks at the workbook's own records only, up to their end.
    private static Optional<SheetProblem> records(DocumentInputStream from) throws IOException {
        for (var first = true; from.available() >= 4; first = false) {
            var kind = from.readUShort();
            var body = new byte[from.readUShort()];
            if (from.available() < body.length) {
                throw new EOFException();
            }
            from.readFully(body);
            if (first && (kind != BEGIN || body.length < 2)) {
                return problem("sheet.other-workbook");
            }
            if (kind == BEGIN && unsigned(body, 0) <= OLD_VERSION) {
                return problem("sheet.other-workbook");
            }
            if (kind == ENCRYPTED) {
                return problem("sheet.encrypted");
            }
            if (kind == BOUND_SHEET && body.length > 5 && body[5] == MACRO_SHEET) {
                return problem("sheet.macros");
            }
            if (kind == TEXTS && body.length >= 8 && tooMany(texts(body), from.available())) {
                return problem("sheet.bomb");
            }
            if (kind == END) {
                break;
            }
        }
        return Optional.empty();
    }

    /// Whoever believes a table of texts that says it holds two thousand million of them makes as
    /// many, whatever is there.
    private static boolean tooMany(long texts, int bytesAfter) {
        return texts > MOST_TEXTS || texts * SHORTEST_TEXT > bytesAfter + 0xFFFFL;
    }

    private static long texts(byte[] body) {
        return unsigned(body, 4) | (long) unsigned(body, 6) << 16;
    }

    private static int unsigned(byte[] body, int at) {
        return (body[at] & 0xFF) | (body[at + 1] & 0xFF) << 8;
    }

    private static Optional<SheetProblem> problem(String code) {
        return Optional.of(SheetProblem.of(code));
    }
}
