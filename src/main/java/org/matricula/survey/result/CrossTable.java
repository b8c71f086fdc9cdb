package org.matricula.survey.result;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One question by groups.
///
/// @param line the row of a matrix, blank for others
/// @param hidden whether anything was left out
public record CrossTable(
        String words, String line, List<String> options, List<Row> rows, boolean hidden) {

    /// @param label null for small groups told together
    /// @param replies of the group to the whole questionnaire
    /// @param cells null where hidden
    /// @param mean of a scale; null where it would give away what is hidden
    public record Row(
            @Nullable String label,
            int replies,
            List<@Nullable Long> cells,
            @Nullable BigDecimal mean) {}
}
