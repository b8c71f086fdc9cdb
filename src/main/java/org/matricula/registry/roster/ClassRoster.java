package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;

/// 花名册 of one class, major or grade, as it is printed and signed for.
///
/// @param above the grade, major or department a class or major belongs to
/// @param number its place among the parts printed together, beginning with 1
/// @param classes whether each line names its class
/// @param others of neither sex on record
public record ClassRoster(
        int number,
        String institution,
        String above,
        String name,
        long men,
        long women,
        long others,
        LocalDate on,
        boolean classes,
        List<Line> lines) {

    public ClassRoster {
        lines = List.copyOf(lines);
    }

    public long all() {
        return men + women + others;
    }

    /// @param unit the class
    /// @param remark the standing where it is another than 在籍 studying
    public record Line(
            int number,
            String unit,
            String studentNumber,
            String name,
            String sex,
            String birthOn,
            String ethnicity,
            String boarding,
            String remark) {}
}
