package org.matricula.report.oversight;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.SensitiveLooks;
import org.matricula.kernel.Slice;
import org.matricula.page.Line;
import org.matricula.workflow.Forgotten;

/// What those who oversee units are shown.
public interface OversightView {

    /// The kinds of duty of one unit.
    ///
    /// @param share how much of what was due was done in time, in percent; null where nothing was
    ///   due
    record UnitRow(UUID id, String name, Map<String, Tally> tallies, @Nullable Integer share) {}

    record Tally(long open, long late, long done) {}

    record Page(
            String unit,
            List<UnitRow> units,
            List<Forgotten> problems,
            List<SensitiveLooks.Count> looks,
            LocalDate from,
            LocalDate until,
            LocalDate today) {}

    record UnitPage(UUID id, String name, List<Forgotten> problems, LocalDate today) {}

    record Looks(
            String unit,
            String action,
            LocalDate from,
            LocalDate until,
            Slice<Seen> looks,
            @Nullable String next) {}

    record Seen(
            String at,
            String actor,
            String role,
            @Nullable String subject,
            @Nullable String reason) {}

    /// @param weights of all criteria together; 100 when they are complete
    record Assessments(
            int year,
            List<Criterion> criteria,
            int weights,
            List<Assessment> assessments,
            boolean mayAssess,
            List<Line> lines) {}

    record Criterion(UUID id, String name, @Nullable String basis, int weight) {}

    /// @param sentBackWhy why it came back the last time; null where it never did, and to the unit
    ///   that is assessed
    /// @param total weighted, null until every criterion is scored
    record Assessment(
            UUID id,
            UUID assessorId,
            String assessor,
            UUID unitId,
            String unit,
            long scopePos,
            int year,
            String state,
            @Nullable String comment,
            @Nullable UUID scorerId,
            @Nullable String scorer,
            @Nullable String publisher,
            @Nullable String answer,
            @Nullable String answerer,
            @Nullable String sentBackWhy,
            @Nullable String sentBackBy,
            java.math.@Nullable BigDecimal total) {}

    record Scored(
            UUID criterionId,
            String name,
            @Nullable String basis,
            int weight,
            java.math.@Nullable BigDecimal points,
            @Nullable String comment) {}

    record OneAssessment(
            Assessment it,
            List<Scored> scores,
            @Nullable UnitRow facts,
            boolean mayScore,
            boolean mayPublish,
            boolean mayAnswer,
            List<Line> lines) {}

    /// One of the two centres.
    record Centre(
            UUID id,
            String kind,
            String name,
            @Nullable String work,
            List<String> people,
            List<Figure> figures,
            List<Act> acts,
            List<Guidance> guidance) {}

    /// @param key message key suffix
    record Figure(String key, long n, String href) {}

    record Act(String action, long n, String last) {}

    record Guidance(
            UUID id,
            UUID bodyId,
            String words,
            @Nullable LocalDate dueOn,
            String author,
            LocalDate givenOn,
            @Nullable String answer,
            @Nullable String answerer,
            boolean settled) {

        public boolean late(LocalDate today) {
            return answer == null && dueOn != null && dueOn.isBefore(today);
        }
    }

    record Supervision(
            String institution,
            List<Centre> centres,
            boolean mayGuide,
            LocalDate today,
            List<Line> lines) {}
}
