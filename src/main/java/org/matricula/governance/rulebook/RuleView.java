package org.matricula.governance.rulebook;

import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What the pages of the rules show.
public interface RuleView {

    /// @param unitName whose rule it is; it binds all below
    /// @param from first day in force, with `until` the first day no longer
    record Document(
            UUID id,
            UUID unitId,
            String unitName,
            String kind,
            String title,
            String issuedBy,
            @Nullable String number,
            @Nullable LocalDate issuedOn,
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable String summary,
            @Nullable UUID fileId,
            Instant enteredAt,
            String enteredBy) {

        public boolean inForce(LocalDate on) {
            return !from.isAfter(on) && (until == null || until.isAfter(on));
        }

        /// 《title》(number).
        public String told() {
            return "《" + title + "》" + (number == null ? "" : "(" + number + ")");
        }
    }

    /// @param matters what rests on it, as `policy:<key>` or `process:<kind>`
    record Article(String label, String words, List<String> matters) {}

    record Page(
            UUID institution,
            String institutionName,
            List<Document> documents,
            boolean all,
            boolean may,
            LocalDate today,
            List<Line> lines) {}

    record One(
            Document document,
            List<Article> articles,
            List<Choice> matters,
            boolean may,
            LocalDate today,
            List<Line> lines) {}
}
