package org.matricula.report.aid;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Line;
import org.matricula.report.round.Round;
import org.matricula.report.round.Submission;

/// What the page of a list of aided students shows.
public interface AidView {

    record Row(
            UUID id,
            UUID enrolmentId,
            String name,
            String studentNumber,
            String unit,
            @Nullable Integer gradeLevel,
            String kind,
            @Nullable BigDecimal amount,
            @Nullable String hardship,
            @Nullable String note,
            String status) {}

    record Column(String heading, String field) {}

    /// What a column may show, as message keys.
    static List<String> fields() {
        return Arrays.stream(AidField.values()).map(it -> "aid.field." + it.key).toList();
    }

    record Total(String kind, long students, @Nullable BigDecimal amount) {}

    /// Somebody on this list who stands on another one of the round with the same kind of aid.
    record Twice(String name, String studentNumber, String kind, String unit) {}

    /// @param publication where it hangs, or hung
    /// @param least working days it hangs at the least
    /// @param faults what forbids signing, in the reader's words
    record Page(
            Submission it,
            Round round,
            Slice<Row> rows,
            List<Total> totals,
            List<Column> columns,
            List<Submission> versions,
            List<Line> faults,
            List<Twice> twice,
            boolean mayFill,
            boolean maySubmit,
            boolean mayJudge,
            boolean mayShape,
            @Nullable UUID publication,
            boolean mayPublish,
            int least,
            LocalDate today,
            String typed,
            List<Line> lines) {}
}
