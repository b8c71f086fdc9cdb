package org.matricula.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/// The roster as its maker sends it back: the faults put right in the cells, the rest as messy as
/// ever.
public final class MendedRoster {

    private MendedRoster() {}

    public static Path of(MessyRosters.Roster roster) {
        var file = roster.file().resolveSibling("七年级新生花名册(改).xlsx");
        try (var in = Files.newInputStream(roster.file());
                var book = new XSSFWorkbook(in)) {
            var sheet = book.getSheet("花名册");
            roster.faults()
                    .forEach((number, fault) -> {
                        var row = sheet.getRow(number - 1);
                        if (fault.equals("row repeated")) {
                            sheet.removeRow(row);
                        } else {
                            mend(
                                    row,
                                    roster.pupils()
                                            .get((int) row.getCell(0).getNumericCellValue() - 1));
                        }
                    });
            return MessyRosters.save(book, file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void mend(Row row, MessyRosters.Pupil pupil) {
        row.getCell(2).setCellValue(pupil.name());
        row.getCell(3).setCellValue(pupil.idNumber());
        row.getCell(5).setCellValue(pupil.birthDate().toString());
    }
}
