package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.registry.AccountLinks;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.springframework.stereotype.Component;

/// 成绩复查: the student asks to have a published mark looked at again. The department, or another
/// teacher of the course than the one who marked, says what was found; a mistake is mended by a
/// correction of its own.
@Component
class GradeRecheck implements CaseKind<GradeRecheck.Request> {

    static final String CODE = "grade-recheck";

    /// @param course 课程 ID
    /// @param doubt what the student takes to be wrong
    record Request(String course, String doubt) {}

    private final GradeRechecks rechecks;
    private final AccountLinks links;
    private final Notices notices;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Clock clock;

    GradeRecheck(
            GradeRechecks rechecks,
            AccountLinks links,
            Notices notices,
            Policies policies,
            WorkingDays workingDays,
            Clock clock) {
        this.rechecks = rechecks;
        this.links = links;
        this.notices = notices;
        this.policies = policies;
        this.workingDays = workingDays;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(FormField.text("course"), FormField.longText("doubt"));
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "class-teacher", "counsellor");
    }

    @Override
    public boolean approvedAsItIs() {
        return true;
    }

    /// It touches no standing.
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public String sheet(UUID caseId) {
        return "/grade-rechecks/" + caseId;
    }

    @Override
    public List<Evidence> evidence(Request form, Application it) {
        return List.of(Evidence.welcome("score-book"));
    }

    @Override
    public List<Refusal> refusals(Request form, Application it) {
        var found = rechecks.latest(it.subject().id(), form.course().strip()).orElse(null);
        if (found == null) {
            return List.of(Refusal.rule("grade.recheck.course", form.course()).at("course"));
        }
        var days = policies.value(GradePolicies.RECHECK_DAYS, it.subject().institution(), it.on());
        var last = workingDays.plus(found.publishedOn(), days);
        return Refusal.all(
                it.on().isAfter(last) ? Refusal.rule("grade.recheck.late", last.toString()) : null,
                rechecks.asked(found.grade(), it.caseId())
                        ? Refusal.rule("grade.recheck.once", found.course())
                        : null);
    }

    @Override
    public List<String> rules() {
        return List.of("grade.recheck.course", "grade.recheck.late", "grade.recheck.once");
    }

    @Override
    public Set<String> waivable() {
        return Set.of("grade.recheck.late");
    }

    /// From here on the mark is named on its sheet, and those who teach the course are told.
    @Override
    public void submitting(Request form, CaseView it) {
        var found =
                rechecks.latest(it.subject(), form.course().strip())
                        .orElseThrow(() ->
                                new Refused(Refusal.rule("grade.recheck.course", form.course())));
        // two at once come one after the other; the later reads what the earlier has opened
        rechecks.hold(found.grade());
        if (rechecks.asked(found.grade(), it.id())) {
            throw new Refused(Refusal.conflict("grade.recheck.once", found.course()));
        }
        rechecks.open(it.id(), found.grade());
        notices.tell(
                rechecks.teachers(found.task()),
                "notice.recheck.asked",
                sheet(it.id()),
                it.subjectName(),
                found.course());
    }

    @Override
    public List<Refusal> hindrances(Request form, CaseView it, String task) {
        var found = rechecks.find(it.id()).orElse(null);
        return Refusal.all(
                found == null || found.finding() == null
                        ? Refusal.rule("grade.recheck.no-finding")
                        : null,
                found != null && "mistaken".equals(found.finding()) && found.correction() == null
                        ? Refusal.rule("grade.recheck.no-correction")
                        : null);
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return LocalDate.now(clock);
    }

    /// Nothing is written here: the mark stands, or its correction is under way.
    @Override
    public Outcome effect(Request form, CaseView granted) {
        var it = rechecks.find(granted.id()).orElseThrow();
        notices.tell(
                links.parties(granted.person(), LocalDate.now(clock)),
                "notice.recheck." + it.finding(),
                sheet(granted.id()),
                it.course(),
                String.valueOf(it.words()));
        return Outcome.of(it.gradeId());
    }

    @Override
    public String news(String key) {
        return key.equals("notice.case.granted") ? "notice.recheck.done" : key;
    }

    /// It has written nothing that could be taken back.
    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        throw new Refused(Refusal.rule("grade.recheck.stands"));
    }
}
