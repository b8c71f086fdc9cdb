package org.matricula.workflow.apply;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Numbers;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Course;
import org.matricula.workflow.walk.Parties;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 提交: checks every rule and sends the case to its first office; what was returned goes on where it
/// was, with a new clock, or before those who had approved what is another now.
@Service
public class SubmitCase {

    private final Applicant applicant;
    private final Eligibility eligibility;
    private final Subjects subjects;
    private final CaseRows cases;
    private final Kinds kinds;
    private final FormReader forms;
    private final Numbers numbers;
    private final StepRows steps;
    private final Course course;
    private final Parties parties;
    private final Trail trail;
    private final Ledger ledger;
    private final MessageSource words;
    private final Clock clock;

    SubmitCase(
            Applicant applicant,
            Eligibility eligibility,
            Subjects subjects,
            CaseRows cases,
            Kinds kinds,
            FormReader forms,
            Numbers numbers,
            StepRows steps,
            Course course,
            Parties parties,
            Trail trail,
            Ledger ledger,
            MessageSource words,
            Clock clock) {
        this.applicant = applicant;
        this.eligibility = eligibility;
        this.subjects = subjects;
        this.cases = cases;
        this.kinds = kinds;
        this.forms = forms;
        this.numbers = numbers;
        this.steps = steps;
        this.course = course;
        this.parties = parties;
        this.trail = trail;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
    }

    /// @throws Refused with every reason at once
    @Transactional
    public void submit(UUID id) {
        var filled = applicant.editing(id);
        subjects.lock(filled.subject());
        Refused.unlessEmpty(eligibility.refusals(filled));
        submitting(kinds.get(filled.kind()), filled);
        var it = cases.get(id);
        if (it.state() == CaseState.DRAFT) {
            cases.submitted(id, number(it), clock.instant());
            course.begin(cases.get(id), routing(kinds.get(it.kind()), cases.get(id)));
            trail.add(it, "submitted", null, null);
            if (it.onBehalf() != null) {
                parties.tellStudent(cases.get(id), "notice.case.on-behalf");
            }
        } else {
            cases.state(id, CaseState.IN_PROGRESS);
            trail.add(it, "resubmitted", null, null);
            onward(it);
        }
        var sent = cases.get(id);
        ledger.record(
                Act.of("case.submit", "case:" + id)
                        .at(it.scopePos())
                        .inCase(id)
                        .to(Map.of("kind", it.kind(), "number", String.valueOf(sent.number()))));
    }

    /// What was returned goes on where it was, or before those who had approved something else;
    /// where what was changed takes another way now, before the first of all.
    private void onward(CaseView it) {
        var kind = kinds.get(it.kind());
        var approved = steps.approvals(it.id());
        var other = steps.ofOtherContent(it.id());
        var elsewhere =
                (approved.isEmpty() || !other.isEmpty()) && course.reroute(it, routing(kind, it));
        var outdated = elsewhere ? approved : kind.approvedAsItIs() ? other : List.<Step>of();
        if (outdated.isEmpty()) {
            course.onward(it);
        } else {
            course.anew(it, outdated);
            trail.add(it, "anew", outdated.getFirst().task(), null);
        }
    }

    private <F extends Record> void submitting(CaseKind<F> kind, CaseView it) {
        kind.submitting(forms.form(kind, it.fields()), it);
    }

    private <F extends Record> Map<String, Object> routing(CaseKind<F> kind, CaseView it) {
        return kind.routing(forms.form(kind, it.fields()), eligibility.application(it));
    }

    private String number(CaseView it) {
        var year = LocalDate.now(clock).getYear();
        var series = words.getMessage("case." + it.kind(), null, Locale.SIMPLIFIED_CHINESE);
        var number = numbers.next(it.institution(), it.kind(), year);
        return words.getMessage(
                "case.number",
                new Object[] {series, String.valueOf(year), "%04d".formatted(number)},
                Locale.SIMPLIFIED_CHINESE);
    }
}
