package org.matricula.feedback;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 反馈统计 of a period: how many there were about what, how they ended, how long that took.
public record FeedbackFigures(
        LocalDate from, LocalDate until, List<Row> rows, List<Improvement> improvements) {

    /// @param upheld those after which something was corrected or changed
    /// @param median days from giving to the answer, null where none is answered
    /// @param helped those whose giver said that the answer helped
    public record Row(
            String topic,
            int given,
            int open,
            int late,
            int upheld,
            int helped,
            @Nullable BigDecimal median) {}

    /// 改进记录: what a unit has changed because of a feedback.
    public record Improvement(LocalDate on, String topic, String unit, String words, String by) {}
}
