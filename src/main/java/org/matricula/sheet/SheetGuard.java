package org.matricula.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/// Judges an upload by what it is, never by what it is called, before any parser sees it. Bytes are
/// counted part by part while they unpack; nothing is kept.
public final class SheetGuard {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final SheetLimits limits;

    public SheetGuard(SheetLimits limits) {
        this.limits = limits;
    }

    public Verdict judge(Path file) {
        try {
            var size = Files.size(file);
            if (size == 0) {
                return away("sheet.empty");
            }
            if (size > limits.fileBytes()) {
                return away("sheet.too-big", limits.fileBytes() >> 20, (size >> 20) + 1);
            }
            return judge(file, Encoding.head(file));
        } catch (IOException | RuntimeException unreadable) {
            return unreadable instanceof UnreadableSheet known
                    ? new Verdict.TurnedAway(known.problem())
                    : away("sheet.broken");
        }
    }

    private Verdict judge(Path file, byte[] head) throws IOException {
        if (startsWith(head, ZIP)) {
            return verdict(new ArchiveGuard(file, limits).judge(), file, SheetFormat.XLSX);
        }
        if (startsWith(head, COMPOUND)) {
            return verdict(CompoundGuard.judge(file), file, SheetFormat.XLS);
        }
        return verdict(textProblem(file, head), file, SheetFormat.CSV);
    }

    private static Verdict verdict(Optional<SheetProblem> problem, Path file, SheetFormat format) {
        return problem.<Verdict>map(Verdict.TurnedAway::new)
                .orElseGet(() -> new Verdict.Admitted(new SheetFile(file, format)));
    }

    private static Optional<SheetProblem> textProblem(Path file, byte[] head) throws IOException {
        var code = foreignKind(head);
        if (code != null) {
            return Optional.of(SheetProblem.of(code));
        }
        var encoding = Encoding.of(file);
        if (encoding.isEmpty()) {
            return Optional.of(
                    SheetProblem.of(isBinary(head) ? "sheet.other-kind" : "sheet.encoding"));
        }
        var wide = encoding.get().charset().name().startsWith("UTF-16");
        return isBinary(head) && !wide
                ? Optional.of(SheetProblem.of("sheet.other-kind"))
                : Optional.empty();
    }

    /// What it is when it is none of the three; null for plain text.
    private static @Nullable String foreignKind(byte[] head) throws IOException {
        var beginning =
                new String(head, 0, Math.min(head.length, 512), StandardCharsets.ISO_8859_1);
        var trimmed =
                beginning.replace("ï»¿", "").stripLeading().toLowerCase(java.util.Locale.ROOT);
        if (trimmed.startsWith("<")) {
            return trimmed.startsWith("<?xml") && !trimmed.contains("<html")
                    ? "sheet.other-kind"
                    : "sheet.html";
        }
        if (beginning.startsWith("MZ")
                || beginning.startsWith("\u007fELF")
                || beginning.startsWith("#!")) {
            return "sheet.program";
        }
        if (beginning.startsWith("%PDF")) {
            return "sheet.pdf";
        }
        return byTika(head);
    }

    private static @Nullable String byTika(byte[] head) throws IOException {
        try (var from = TikaInputStream.get(head)) {
            var type = MimeTypes.getDefaultMimeTypes().detect(from, new Metadata());
            var text =
                    type.getType().equals("text")
                            || type.toString().equals("application/octet-stream");
            return switch (type.getSubtype()) {
                case "html", "xhtml+xml" -> "sheet.html";
                case "pdf" -> "sheet.pdf";
                case "x-msdownload", "x-dosexec", "x-executable", "x-sharedlib" -> "sheet.program";
                default -> text ? null : "sheet.other-kind";
            };
        }
    }

    /// Text has no control characters but tabs, line ends and the odd form feed.
    private static boolean isBinary(byte[] head) {
        var controls = 0;
        for (var next : head) {
            if (next == 0) {
                return true;
            }
            if (next > 0
                    && next < 32
                    && next != '\t'
                    && next != '\n'
                    && next != '\r'
                    && next != '\f') {
                controls++;
            }
        }
        return controls > head.length / 100;
    }

    static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static Verdict away(String code, Object... args) {
        return new Verdict.TurnedAway(SheetProblem.of(code, args));
    }
}
