package org.matricula.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Cursor;

/// 学籍档案卷, as lists and pages show it.
///
/// @param missing kinds of papers that are not there
public record Volume(
        UUID id,
        UUID enrolmentId,
        String number,
        String name,
        String studentNumber,
        String unit,
        String place,
        LocalDate filedOn,
        String filer,
        List<String> missing) {

    /// Where a list goes on after this one.
    String cursor() {
        return Cursor.of(number, id);
    }
}
