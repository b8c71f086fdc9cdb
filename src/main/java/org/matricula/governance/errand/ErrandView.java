package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Choice;
import org.matricula.page.Line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the pages of the errands show.
public interface ErrandView {

    /// @param href where it is done, a path within the program
    record Errand(
            UUID id,
            UUID unitId,
            String unitName,
            List<String> roles,
            String title,
            @Nullable String words,
            @Nullable String href,
            LocalDate dueOn,
            @Nullable UUID setBy,
            String setter,
            Instant setAt,
            @Nullable Instant cancelledAt,
            @Nullable String cancelReason,
            long asked,
            long done) {}

    /// One's own share.
    record Mine(
            UUID id,
            String title,
            @Nullable String href,
            LocalDate dueOn,
            String setter,
            @Nullable Instant doneAt) {

        public boolean late(LocalDate today) {
            return doneAt == null && dueOn.isBefore(today);
        }
    }

    record Share(
            UUID accountId,
            String name,
            @Nullable String place,
            @Nullable Instant doneAt,
            @Nullable String note) {}

    record Page(List<Mine> mine, @Nullable Slice<Errand> set, boolean maySet, LocalDate today) {}

    /// @param unit chosen at first
    record Form(
            List<Choice> units,
            List<Choice> roles,
            @Nullable String unit,
            LocalDate tomorrow,
            List<Line> lines) {}

    record One(
            Errand errand,
            @Nullable Share own,
            List<Share> shares,
            boolean orders,
            LocalDate today,
            List<Line> lines) {}
}
