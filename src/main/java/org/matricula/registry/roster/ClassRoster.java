package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;

/// 花名册 of one class, as it is printed and signed for.
///
/// @param above the grade, major or department the class belongs to
/// @param number its place among the classes printed together, beginning with 1
public record ClassRoster(
        int number,
        String institution,
        String above,
        String name,
        int men,
        int women,
        LocalDate on,
        List<Line> lines) {

    public ClassRoster {
        lines = List.copyOf(lines);
    }

    /// @param remark the standing where it is another than 在籍 studying
    public record Line(
            int number,
            String studentNumber,
            String name,
            String sex,
            String birthOn,
            String ethnicity,
            String boarding,
            String remark) {}
}
