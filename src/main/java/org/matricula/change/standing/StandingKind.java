package org.matricula.change.standing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;

/// A kind whose whole effect is one act upon the standing, with at most one term beside it. What
/// all of them do alike stands here; each says for itself what its own rules, reasons and papers
/// are.
///
/// @param <F> what the applicant fills in
interface StandingKind<F extends Record> extends CaseKind<F> {

    /// By whom the act is written.
    Acts acts();

    /// Every act it may come to.
    Set<StatusVerb> verbs();

    /// The act that this form asks for.
    StatusVerb verb(F form);

    /// The kinds of school that know it.
    Set<String> educations();

    /// Its own rules, besides those of every change.
    List<Refusal> own(F form, Application it);

    /// What is written, and for how long.
    Act act(F form, CaseView granted);

    @Override
    default Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    default boolean offered(Subject subject) {
        var status = StudentStatus.of(subject.status());
        return educations().contains(subject.education())
                && verbs().stream().anyMatch(it -> it.allowedFrom(status));
    }

    @Override
    default List<Refusal> refusals(F form, Application it) {
        var all = new ArrayList<>(acts().refusals(verb(form), effectiveOn(form), it));
        all.addAll(own(form, it));
        return all;
    }

    @Override
    default Outcome effect(F form, CaseView granted) {
        return acts().write(verb(form), act(form, granted), granted);
    }

    @Override
    default void issue(F form, CaseView granted, Proceedings proceedings) {
        acts().form(this, granted, effectiveOn(form), proceedings);
    }

    @Override
    default Outcome reverse(F form, CaseView granted, CaseView reversal, String reason) {
        return acts().reverse(granted, reversal, reason);
    }
}
