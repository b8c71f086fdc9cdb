package org.matricula.governance.rulebook;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// What the pages of the rules show.
public interface RuleView {

    /// @param unitName whose rule it is; it binds all below
    /// @param open whether it is read without signing in
    /// @param replacesId the version before this one
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
            String enteredBy,
            boolean open,
            @Nullable UUID replacesId) {

        public boolean inForce(LocalDate on) {
            return !from.isAfter(on) && (until == null || until.isAfter(on));
        }

        /// 《title》(number).
        public String told() {
            return "《" + title + "》" + (number == null ? "" : "(" + number + ")");
        }
    }

    /// @param matters what rests on it, as `policy:<key>`, `process:<kind>`, `refusal:<code>` or
    ///   `page:<path>`
    record Article(String label, String words, List<String> matters) {}

    record Page(
            UUID institution,
            String institutionName,
            List<Document> documents,
            boolean all,
            boolean may,
            LocalDate today,
            List<Line> lines) {}

    /// One version of a rule.
    record Version(UUID id, LocalDate from, @Nullable LocalDate until, String enteredBy) {}

    /// What is read without signing in.
    record Open(String institution, UUID institutionId, List<Document> documents) {}

    /// @param versions of the same rule, the newest first, this one among them
    record One(
            Document document,
            List<Version> versions,
            List<Article> articles,
            List<Choice> matters,
            boolean may,
            LocalDate today,
            List<Line> lines) {}
}
