package org.matricula.workflow.apply;

import org.matricula.kernel.Refusal;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.EvidenceRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.WaiverRows;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// 规则校验: every reason at once, the same before submission, at submission and when it takes effect.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Eligibility {

    private final Kinds kinds;
    private final FormReader forms;
    private final EvidenceRows evidence;
    private final CaseRows cases;
    private final WaiverRows waivers;
    private final Subjects subjects;
    private final Clock clock;

    Eligibility(
            Kinds kinds,
            FormReader forms,
            EvidenceRows evidence,
            CaseRows cases,
            WaiverRows waivers,
            Subjects subjects,
            Clock clock) {
        this.kinds = kinds;
        this.forms = forms;
        this.evidence = evidence;
        this.cases = cases;
        this.waivers = waivers;
        this.subjects = subjects;
        this.clock = clock;
    }

    public List<Refusal> refusals(CaseView it) {
        return refusals(kinds.get(it.kind()), it);
    }

    /// What stands against the case and might give way, if a leader says so.
    public List<Refusal> waivable(CaseView it) {
        var may = kinds.get(it.kind()).waivable();
        return refusals(it).stream().filter(refusal -> may.contains(refusal.code())).toList();
    }

    /// What the case has to be accompanied by; empty while the form is not filled in.
    public List<Evidence> evidence(CaseView it) {
        return evidence(kinds.get(it.kind()), it);
    }

    public Application application(CaseView it) {
        var today = LocalDate.now(clock);
        var on =
                it.submittedAt() == null
                        ? today
                        : it.submittedAt().atZone(clock.getZone()).toLocalDate();
        return new Application(
                it.id(),
                subjects.get(it.subject()),
                it.applicantRole(),
                on,
                today,
                evidence.kinds(it.id()));
    }

    private <F extends Record> List<Refusal> refusals(CaseKind<F> kind, CaseView it) {
        var all = new ArrayList<Refusal>();
        if (kind.exclusive()) {
            cases.underWay(it.subject())
                    .filter(other -> !other.id().equals(it.id()))
                    .map(other -> Refusal.conflict("case.under-way", other.number()))
                    .ifPresent(all::add);
        }
        var missing = forms.missing(kind, it.fields());
        if (!missing.isEmpty()) {
            all.addAll(missing);
            return all;
        }
        var form = forms.form(kind, it.fields());
        var application = application(it);
        all.addAll(standing(kind, kind.refusals(form, application), it));
        for (var item : kind.evidence(form, application)) {
            if (item.required() && !application.evidence().contains(item.kind())) {
                all.add(
                        Refusal.rule(
                                "case.evidence-missing",
                                new DefaultMessageSourceResolvable("evidence." + item.kind())));
            }
        }
        return all;
    }

    /// Without what a leader has let give way in this very application.
    private List<Refusal> standing(CaseKind<?> kind, List<Refusal> against, CaseView it) {
        if (against.stream().noneMatch(refusal -> kind.waivable().contains(refusal.code()))) {
            return against;
        }
        var granted = waivers.granted(it.id());
        return against.stream()
                .filter(refusal ->
                        !granted.contains(refusal.code())
                                || !kind.waivable().contains(refusal.code()))
                .toList();
    }

    private <F extends Record> List<Evidence> evidence(CaseKind<F> kind, CaseView it) {
        return forms.missing(kind, it.fields()).isEmpty()
                ? kind.evidence(forms.form(kind, it.fields()), application(it))
                : List.of();
    }
}
