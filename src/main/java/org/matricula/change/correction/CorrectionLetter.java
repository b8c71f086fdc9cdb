package org.matricula.change.correction;

import java.time.LocalDate;
import java.util.List;

/// 信息修改书面报告 (F-7r), as it is printed.
///
/// @param late one sentence for each late case, with its reason; the principal signs for these
public record CorrectionLetter(
        String school,
        String number,
        String moment,
        LocalDate on,
        int students,
        long changes,
        long errors,
        List<String> late) {}
