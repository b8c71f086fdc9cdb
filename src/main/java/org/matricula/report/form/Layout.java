package org.matricula.report.form;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 表式版本: one version of a table's layout, with who laid it down, put it to use and withdrew it.
///
/// @param damaged its workbook is no longer the one that was laid down
public record Layout(
        UUID id,
        String code,
        String title,
        int fromYear,
        @Nullable Integer untilYear,
        String source,
        String fileName,
        String state,
        String author,
        LocalDate laidOn,
        @Nullable String userName,
        @Nullable LocalDate usedOn,
        @Nullable String withdrawer,
        @Nullable LocalDate withdrawnOn,
        @Nullable String reason,
        boolean damaged) {

    public boolean draft() {
        return state.equals("draft");
    }

    public boolean used() {
        return state.equals("used");
    }
}
