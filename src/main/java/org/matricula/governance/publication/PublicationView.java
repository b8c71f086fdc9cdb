package org.matricula.governance.publication;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Choice;

/// What the pages of the publications show.
public interface PublicationView {

    /// @param office who receives objections
    /// @param until first day it is no longer shown
    /// @param open whether it is read without signing in
    record Publication(
            UUID id,
            UUID institutionId,
            String institution,
            String kind,
            String title,
            @Nullable String words,
            String office,
            String phone,
            LocalDate from,
            LocalDate until,
            boolean open,
            String publisher,
            Instant publishedAt,
            @Nullable String withdrawer,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnWhy) {

        public boolean shown(LocalDate on) {
            return withdrawnAt == null && !on.isBefore(from) && on.isBefore(until);
        }
    }

    /// Names and numbers as they were masked when it was published.
    record Line(
            int seq,
            String name,
            @Nullable String number,
            String unit,
            String outcome,
            @Nullable LocalDate effectiveOn) {}

    record Objection(
            UUID id,
            String name,
            String words,
            Instant madeAt,
            @Nullable String answer,
            @Nullable String answerer,
            @Nullable Instant answeredAt) {}

    record Page(
            UUID institution,
            String institutionName,
            Slice<Publication> publications,
            boolean may,
            boolean further,
            LocalDate today) {}

    /// @param next number after which the list goes on, null where it ends
    record One(
            Publication publication,
            List<Line> lines,
            @Nullable Integer next,
            List<Objection> objections,
            boolean may,
            boolean mayObject,
            LocalDate today,
            List<org.matricula.page.Line> problems) {}

    /// What would be published, masked already.
    ///
    /// @param lines the first of them; `all` is how many there are
    /// @param days the fewest it hangs
    /// @param mayOpen whether it may be shown to those who are not signed in
    record Draft(
            UUID institution,
            List<Choice> kinds,
            @Nullable String kind,
            LocalDate from,
            LocalDate last,
            @Nullable List<Line> lines,
            long all,
            int days,
            boolean mayOpen,
            String office,
            String phone,
            List<org.matricula.page.Line> problems) {}
}
