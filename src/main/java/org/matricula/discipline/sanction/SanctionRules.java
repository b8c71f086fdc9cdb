package org.matricula.discipline.sanction;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.coursework.LowerGrade;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.discipline.Measure;
import org.matricula.discipline.offence.Offences;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a proposal is held to.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SanctionRules {

    static final List<String> CODES =
            List.of(
                    "sanction.offence",
                    "sanction.offence-decided",
                    "sanction.months",
                    "sanction.no-months",
                    "sanction.compulsory",
                    "sanction.ground",
                    "sanction.no-lowering",
                    "sanction.lowers-not",
                    "sanction.course",
                    "sanction.not-lower");

    private final Offences offences;
    private final Registry registry;
    private final LowerGrade lowerGrade;
    private final Policies policies;

    SanctionRules(Offences offences, Registry registry, LowerGrade lowerGrade, Policies policies) {
        this.offences = offences;
        this.registry = registry;
        this.lowerGrade = lowerGrade;
        this.policies = policies;
    }

    List<Refusal> refusals(SanctionProposal form, Application it) {
        return Refusal.all(
                offence(form, it), months(form, it), expulsion(form, it), lowering(form, it));
    }

    /// Whether the offence has nothing that proves it.
    boolean unproved(SanctionProposal form, UUID enrolment) {
        return offences.numbered(enrolment, form.offence())
                .map(it -> it.papers() == 0)
                .orElse(true);
    }

    private @Nullable Refusal offence(SanctionProposal form, Application it) {
        var found = offences.numbered(it.subject().id(), form.offence());
        if (found.isEmpty()) {
            return Refusal.rule("sanction.offence", form.offence()).at("offence");
        }
        var free =
                found.get().state().equals("open")
                        || it.caseId() != null && it.caseId().equals(found.get().caseId());
        return free ? null : Refusal.conflict("sanction.offence-decided", form.offence());
    }

    private @Nullable Refusal months(SanctionProposal form, Application it) {
        var months = form.months();
        if (!form.what().termed()) {
            return months == null ? null : Refusal.rule("sanction.no-months").at("months");
        }
        var institution = it.subject().institution();
        var least = policies.value(DisciplinePolicies.LEAST_MONTHS, institution, it.on());
        var most = policies.value(DisciplinePolicies.MOST_MONTHS, institution, it.on());
        return months == null || months < least || months > most
                ? Refusal.rule("sanction.months", least, most).at("months")
                : null;
    }

    /// 义务教育法 第二十七条: nobody is expelled from compulsory schooling; from a senior high school with
    /// the authority's approval, for which its drawing has a step.
    private @Nullable Refusal expulsion(SanctionProposal form, Application it) {
        if (form.what() != Measure.EXPULSION) {
            return null;
        }
        if ("compulsory".equals(registry.get(it.subject().id()).stage())) {
            return Refusal.rule("sanction.compulsory").at("measure");
        }
        return form.ground() == null ? Refusal.rule("sanction.ground").at("ground") : null;
    }

    private @Nullable Refusal lowering(SanctionProposal form, Application it) {
        if (form.what() != Measure.LOWERED_MARK) {
            return form.course() == null && form.mark() == null
                    ? null
                    : Refusal.rule("sanction.no-lowering").at("course");
        }
        if (!policies.value(DisciplinePolicies.LOWERS_MARKS, it.subject().institution(), it.on())) {
            return Refusal.rule("sanction.lowers-not").at("measure");
        }
        var graded = lowerGrade.published(it.subject().id(), String.valueOf(form.course()));
        if (graded.isEmpty()) {
            return Refusal.rule("sanction.course", String.valueOf(form.course())).at("course");
        }
        var mark = form.mark();
        return mark == null || mark < 0 || mark >= graded.get().total()
                ? Refusal.rule("sanction.not-lower", graded.get().total()).at("mark")
                : null;
    }
}
