package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 听取陈述和申辩 (普通高等学校学生管理规定 第五十五条): the student's own words, a hearing, a written waiver, or the days
/// gone by in silence. Without one of them the case goes no further.
@Service
public class HearStudent {

    static final List<String> KINDS = List.of("stated", "hearing", "waived", "lapsed");

    private final SanctionSteps steps;
    private final Proceedings proceedings;

    HearStudent(SanctionSteps steps, Proceedings proceedings) {
        this.steps = steps;
        this.proceedings = proceedings;
    }

    /// By the student, or a minor's guardian, themselves.
    @Transactional
    public void state(UUID caseId, String statement, @Nullable Upload file) {
        var it = steps.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        open(it),
                        steps.atStep(it, "hearing"),
                        SanctionSteps.text("statement", statement)));
        steps.keep(it, "statement", file);
        write(it, "stated", statement, Acting.now().name(), steps.today());
    }

    /// By the office that heard them.
    ///
    /// @param by the student, or whom they sent
    @Transactional
    void record(
            UUID caseId,
            String kind,
            String statement,
            String by,
            @Nullable LocalDate on,
            @Nullable Upload file) {
        var it = steps.lock(caseId);
        if (!KINDS.contains(kind)) {
            throw new Refused(Refusal.input("kind", "sanction.statement-kind"));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        open(it),
                        steps.atStep(it, "hearing"),
                        day(it, kind, on),
                        kind.equals("stated") || kind.equals("hearing")
                                ? SanctionSteps.text("statement", statement)
                                : null,
                        (kind.equals("hearing") || kind.equals("waived")) && file == null
                                ? Refusal.input("file", "sanction.statement-file")
                                : null,
                        by.isBlank() || by.length() > 60
                                ? Refusal.input("by", "sanction.spoken-by")
                                : null));
        steps.keep(it, kind.equals("hearing") ? "hearing" : "statement", file);
        write(it, kind, statement, by.strip(), java.util.Objects.requireNonNull(on));
    }

    private @Nullable Refusal open(Proceeding it) {
        if (it.toldOn() == null) {
            return Refusal.rule("sanction.untold");
        }
        return it.statementKind() == null ? null : Refusal.conflict("sanction.heard");
    }

    private @Nullable Refusal day(Proceeding it, String kind, @Nullable LocalDate on) {
        var told = it.toldOn();
        if (told == null) {
            return null;
        }
        if (on == null || on.isBefore(told) || on.isAfter(steps.today())) {
            return Refusal.input("on", "sanction.heard-on", told.toString());
        }
        var last = told.plusDays(steps.days(SafeguardPolicies.STATEMENT_DAYS, it));
        return kind.equals("lapsed") && !on.isAfter(last)
                ? Refusal.rule("sanction.not-lapsed", last.toString()).at("on")
                : null;
    }

    private void write(Proceeding it, String kind, String statement, String by, LocalDate on) {
        proceedings.heard(
                it.caseId(), kind, statement.isBlank() ? null : statement.strip(), by, on);
        steps.record("sanction.hear", it, Map.of("kind", kind, "on", on.toString()));
    }
}
