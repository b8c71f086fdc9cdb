package org.matricula.workflow.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 起草: begins an application. What is filled in may be incomplete; it has to be readable.
@Service
public class DraftCase {

    private final Kinds kinds;
    private final Subjects subjects;
    private final FormReader forms;
    private final CaseRows cases;
    private final Trail trail;
    private final Ledger ledger;
    private final Clock clock;

    DraftCase(
            Kinds kinds,
            Subjects subjects,
            FormReader forms,
            CaseRows cases,
            Trail trail,
            Ledger ledger,
            Clock clock) {
        this.kinds = kinds;
        this.subjects = subjects;
        this.forms = forms;
        this.cases = cases;
        this.trail = trail;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param onBehalf why a member of staff applies in the student's place
    @Transactional
    public UUID draft(
            String kindCode, UUID subjectId, Map<String, ?> fields, @Nullable String onBehalf) {
        return draft(kinds.get(kindCode), subjects.get(subjectId), fields, onBehalf, null);
    }

    /// @param reverses the case that this one is to take back
    @Transactional
    public UUID draft(
            CaseKind<?> kind,
            Subject subject,
            Map<String, ?> fields,
            @Nullable String onBehalf,
            @Nullable UUID reverses) {
        var actor = Acting.now();
        Refused.unlessEmpty(refusals(kind, subject, actor));
        var id =
                cases.add(
                        new CaseRows.Draft(
                                kind.code(),
                                subject,
                                forms.tidy(kind, fields),
                                actor.account(),
                                actor.name(),
                                actor.role(),
                                personal(actor) ? null : onBehalf == null ? "" : onBehalf,
                                kind.exclusive(),
                                reverses == null
                                        ? kind.readers()
                                        : kinds.get(cases.get(reverses).kind()).readers(),
                                reverses,
                                clock.instant()));
        trail.add(cases.get(id), "drafted", null, onBehalf);
        ledger.record(
                Act.of("case.draft", "case:" + id)
                        .at(subject.scopePos())
                        .inCase(id)
                        .because(onBehalf)
                        .to(Map.of("kind", kind.code(), "enrolment", subject.id().toString())));
        return id;
    }

    /// Why the acting person may not apply for this student, whatever the rules say.
    private List<Refusal> refusals(CaseKind<?> kind, Subject subject, Actor actor) {
        var guardian = actor.holds("guardian");
        return Refusal.all(
                kind.unavailable(subject),
                kind.applicants().contains(actor.role())
                        ? null
                        : Refusal.forbidden("case.not-applicant"),
                guardian && !subject.minorOn(LocalDate.now(clock))
                        ? Refusal.forbidden("case.ward-of-age")
                        : null);
    }

    private static boolean personal(Actor actor) {
        return actor.holds("student", "guardian");
    }
}
