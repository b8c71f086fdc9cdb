package org.matricula.survey.result;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.form.Questionnaire;

/// 调查结果 as far as its reader reaches.
///
/// @param withheld where fewer replied than may be told of
/// @param bys by what it can be crossed
public record Result(
        Questionnaire questionnaire,
        int replies,
        boolean withheld,
        List<By> bys,
        List<Answered> questions) {

    /// What was answered to one question; to one row of a matrix.
    ///
    /// @param line the row of a matrix, blank for others
    /// @param n how many answered it
    /// @param bars how often each option was chosen, or how many numbers lie in each step
    /// @param text whether its answers are words, which stand elsewhere
    /// @param few whether its words are not told, since too few came to it
    public record Answered(
            UUID question,
            int nth,
            String kind,
            String words,
            String line,
            long n,
            List<Bar> bars,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal deviation,
            @Nullable BigDecimal median,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            boolean text,
            boolean few) {}

    public record Bar(String label, long count, BigDecimal percent) {}
}
