package org.matricula.coursework;

import java.time.LocalDate;
import java.util.UUID;

/// A teaching task to be opened.
///
/// @param unit the class
/// @param scale `hundred`, `five-level` or `pass-fail`
/// @param usualPercent share of the usual part, 0 to 100
/// @param closesOn last day on which grades are entered
record NewTask(
        UUID unit,
        UUID term,
        UUID course,
        UUID teacher,
        String scale,
        int usualPercent,
        LocalDate opensOn,
        LocalDate closesOn) {}
