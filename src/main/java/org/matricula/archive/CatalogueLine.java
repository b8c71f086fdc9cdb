package org.matricula.archive;

import java.time.LocalDate;
import java.util.List;

/// 案卷目录: one volume as its catalogue tells it.
///
/// @param pages on paper, all kinds together
/// @param items papers and records the register itself holds
/// @param missing kinds of papers that are not there
public record CatalogueLine(
        String number,
        String name,
        String studentNumber,
        String unit,
        int pages,
        int items,
        LocalDate filedOn,
        String place,
        List<String> missing) {}
