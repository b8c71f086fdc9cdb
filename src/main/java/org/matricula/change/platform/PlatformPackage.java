package org.matricula.change.platform;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.matricula.attachment.Files;
import org.matricula.sheet.ExactSheet;
import org.matricula.sheet.SteadyArchive;
import org.springframework.stereotype.Component;

/// 电子材料: 汇总名单 as a sheet, by student number ascending, and one image a student named 学号全码+姓名 with
/// neither a plus nor a blank between. The same batch is the same bytes.
@Component
class PlatformPackage {

    static final String LIST = "学信网退学汇总名单.xlsx";
    static final String TAB = "退学";

    /// The list's own headings, and the line directly below the last student.
    static final List<String> HEADINGS = List.of("序号", "分部(校)名称", "学号全码", "学生姓名");

    static final String HANDLER = "经办人：";

    private final Files files;

    PlatformPackage(Files files) {
        this.files = files;
    }

    /// What no file system takes is left out, as are `+` and every blank.
    static String fileName(String number, String name, String mediaType) {
        return (number + name).replaceAll("[\\\\/:*?\"<>|+\\s\\p{Z}\\p{Cntrl}]", "")
                + (mediaType.equals("image/png") ? ".png" : ".jpg");
    }

    byte[] list(PlatformBatches.Batch batch, List<PlatformBatches.Line> lines) {
        var rows = new ArrayList<List<String>>();
        rows.add(HEADINGS);
        for (var it : ascending(lines)) {
            rows.add(
                    List.of(
                            String.valueOf(rows.size()),
                            batch.institution(),
                            it.studentNumber(),
                            it.name()));
        }
        rows.add(List.of(HANDLER));
        var out = new ByteArrayOutputStream();
        ExactSheet.write(out, TAB, rows);
        return out.toByteArray();
    }

    /// One image after the other: none is kept in memory beyond its turn.
    void write(PlatformBatches.Batch batch, List<PlatformBatches.Line> lines, OutputStream out) {
        try (var archive = new SteadyArchive(out)) {
            archive.put(LIST, list(batch, lines));
            for (var it : ascending(lines)) {
                archive.put(
                        it.fileName(),
                        to -> {
                            try (var image = files.open(it.fileId()).stream()) {
                                image.transferTo(to);
                            }
                        });
            }
        }
    }

    private static List<PlatformBatches.Line> ascending(List<PlatformBatches.Line> lines) {
        return lines.stream()
                .sorted(Comparator.comparing(PlatformBatches.Line::studentNumber))
                .toList();
    }
}
