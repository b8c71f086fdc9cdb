package org.matricula.sheet;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An .xlsx put together part by part, as no library would write it.
final class RawWorkbook {

    interface Part {
        void to(OutputStream out) throws IOException;
    }

    static final String TYPES =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
            <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
            <Default Extension="xml" ContentType="application/xml"/>
            <Override PartName="/xl/workbook.xml" ContentType="application/vnd.%s.main+xml"/>
            <Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>
            <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
            </Types>
            """;
    static final String RELATIONS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
            <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s"/>
            </Relationships>
            """;
    static final String WORKBOOK =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
            <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
            """;
    static final String SHEET =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%s<worksheet"
                    + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

    private RawWorkbook() {}

    static Part relationsWithStrings() {
        var sheet = RELATIONS.formatted("worksheet", "worksheets/sheet1.xml");
        var strings =
                RELATIONS.formatted("sharedStrings", "sharedStrings.xml").replace("rId1", "rId2");
        return utf8(
                sheet.replace(
                        "</Relationships>", strings.substring(strings.indexOf("<Relationship "))));
    }

    static Path workbook(Path folder, String name, Map<String, Part> more) {
        var parts = new LinkedHashMap<String, Part>();
        parts.put(
                "[Content_Types].xml",
                utf8(TYPES.formatted("openxmlformats-officedocument.spreadsheetml.sheet")));
        parts.put("_rels/.rels", utf8(RELATIONS.formatted("officeDocument", "xl/workbook.xml")));
        parts.put("xl/workbook.xml", utf8(WORKBOOK));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                utf8(RELATIONS.formatted("worksheet", "worksheets/sheet1.xml")));
        parts.putAll(more);
        return zip(folder, name, parts);
    }

    static Path zip(Path folder, String name, Map<String, Part> parts) {
        var file = folder.resolve(name);
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().to(zip);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }

    static void repeat(OutputStream out, String before, String text, int times, String after)
            throws IOException {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        out.write(before.getBytes(StandardCharsets.US_ASCII));
        for (var i = 0; i < times; i++) {
            out.write(bytes);
        }
        out.write(after.getBytes(StandardCharsets.US_ASCII));
    }

    static Part utf8(String text) {
        return it -> it.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
