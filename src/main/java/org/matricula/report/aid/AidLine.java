package org.matricula.report.aid;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One line of a list as it was typed or pasted.
///
/// @param row the how-manieth
record AidLine(
        int row,
        String number,
        String kind,
        @Nullable BigDecimal amount,
        @Nullable String hardship,
        @Nullable String note) {}
