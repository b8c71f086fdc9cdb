package org.matricula.sheet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;

/// Judges a zip that says it is an .xlsx: unpacks every part once, counting, before anything parses
/// it.
final class ArchiveGuard {

    private static final String TYPES = "[Content_Types].xml";
    private static final long GRACE = 100 << 10;
    private static final int LARGEST_TYPES = 1 << 20;
    private static final String WORKBOOK = "spreadsheetml.sheet.main+xml";
    private static final String TEMPLATE = "spreadsheetml.template.main+xml";
    private static final List<String> MACRO_TYPES =
            List.of("macroenabled", "vbaproject", "macrosheet", "intlmacrosheet");

    private final Path path;
    private final SheetLimits limits;
    private final byte[] buffer = new byte[1 << 16];
    private long total;

    ArchiveGuard(Path path, SheetLimits limits) {
        this.path = path;
        this.limits = limits;
    }

    Optional<SheetProblem> judge() throws IOException {
        var entries = ArchiveDirectory.read(path, limits);
        var kind = kind(entries);
        if (kind.isPresent()) {
            return kind;
        }
        try (var archive = new ZipFile(path.toFile())) {
            var types = archive.getEntry(TYPES);
            if (types.getSize() > LARGEST_TYPES) {
                return problem("sheet.bomb");
            }
            try (var from = archive.getInputStream(types)) {
                var problem = types(from.readNBytes(LARGEST_TYPES));
                if (problem.isPresent()) {
                    return problem;
                }
            }
            for (var entry : entries) {
                var problem = judge(archive, entry);
                if (problem.isPresent()) {
                    return problem;
                }
            }
        } catch (ZipException broken) {
            return problem("sheet.broken");
        }
        return Optional.empty();
    }

    private Optional<SheetProblem> kind(List<ArchiveDirectory.Entry> entries) {
        for (var entry : entries) {
            var name = entry.name().toLowerCase(Locale.ROOT);
            if ((entry.flags() & 1) != 0) {
                return problem("sheet.encrypted");
            }
            if (name.endsWith("vbaproject.bin") || name.contains("/macrosheets/")) {
                return problem("sheet.macros");
            }
            if (entry.unpacked() > limit(name) || tooDense(entry.unpacked(), entry.packed())) {
                return problem("sheet.bomb");
            }
        }
        if (entries.stream().anyMatch(it -> it.name().equals(TYPES))) {
            return Optional.empty();
        }
        var openDocument = entries.stream().anyMatch(it -> it.name().equals("mimetype"));
        return problem(openDocument ? "sheet.other-workbook" : "sheet.archive");
    }

    private Optional<SheetProblem> types(byte[] content) throws IOException {
        var scan = new XmlScan();
        scan.take(content, content.length);
        var problem = scan.problem();
        if (problem.isPresent()) {
            return problem;
        }
        var workbook = false;
        var binary = false;
        try {
            var xml = Xml.reader(new ByteArrayInputStream(content));
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                var written = Xml.attribute(xml, "ContentType");
                var type = written == null ? "" : written.toLowerCase(Locale.ROOT);
                if (MACRO_TYPES.stream().anyMatch(type::contains)) {
                    return problem("sheet.macros");
                }
                workbook |= type.endsWith(WORKBOOK) || type.endsWith(TEMPLATE);
                binary |= type.contains("ms-excel.sheet.binary");
            }
        } catch (XMLStreamException broken) {
            return problem("sheet.broken");
        }
        if (workbook) {
            return Optional.empty();
        }
        return problem(binary ? "sheet.other-workbook" : "sheet.other-kind");
    }

    /// Sizes written in the directory may lie, so the bytes are counted as they come.
    private Optional<SheetProblem> judge(ZipFile archive, ArchiveDirectory.Entry entry)
            throws IOException {
        var found = archive.getEntry(entry.name());
        if (found == null) {
            return problem("sheet.broken");
        }
        var limit = limit(entry.name().toLowerCase(Locale.ROOT));
        var scan = new XmlScan();
        var unpacked = 0L;
        try (InputStream from = archive.getInputStream(found)) {
            for (var n = fill(from); n > 0; n = fill(from)) {
                if (unpacked == 0 && isArchive(n)) {
                    return problem("sheet.embedded");
                }
                unpacked += n;
                total += n;
                if (unpacked > limit
                        || total > limits.totalBytes()
                        || tooDense(unpacked, entry.packed())) {
                    return problem("sheet.bomb");
                }
                scan.take(buffer, n);
                if (scan.problem().isPresent()) {
                    return scan.problem();
                }
            }
        }
        return Optional.empty();
    }

    private int fill(InputStream from) throws IOException {
        return from.readNBytes(buffer, 0, buffer.length);
    }

    private long limit(String name) {
        var large = name.contains("worksheets/") || name.contains("sharedstrings");
        return large ? limits.entryBytes() : limits.smallEntryBytes();
    }

    private boolean tooDense(long unpacked, long packed) {
        return unpacked > GRACE && unpacked > Math.max(packed, 1) * limits.ratio();
    }

    private boolean isArchive(int length) {
        if (length < 6) {
            return false;
        }
        var zip = buffer[0] == 'P' && buffer[1] == 'K' && buffer[2] <= 8 && buffer[3] <= 8;
        var rar = buffer[0] == 'R' && buffer[1] == 'a' && buffer[2] == 'r' && buffer[3] == '!';
        var seven = buffer[0] == '7' && buffer[1] == 'z' && (buffer[2] & 0xFF) == 0xBC;
        var gzip = (buffer[0] & 0xFF) == 0x1F && (buffer[1] & 0xFF) == 0x8B;
        var compound =
                (buffer[0] & 0xFF) == 0xD0 && (buffer[1] & 0xFF) == 0xCF && buffer[2] == 0x11;
        var program = buffer[0] == 'M' && buffer[1] == 'Z';
        return zip || rar || seven || gzip || compound || program;
    }

    private static Optional<SheetProblem> problem(String code) {
        return Optional.of(SheetProblem.of(code));
    }
}
