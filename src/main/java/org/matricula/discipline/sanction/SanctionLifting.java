package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 解除处分 (普通高等学校学生管理规定 第五十七条): at the end of its term, by application; afterwards it touches no
/// right of the student's.
@Component
class SanctionLifting implements CaseKind<SanctionLifting.Request> {

    /// @param decision number of the decision that is to be lifted
    /// @param report how the student has conducted themselves
    record Request(String decision, String report) {}

    private final Sanctions sanctions;
    private final SanctionEffects effects;
    private final SanctionLetters letters;
    private final Clock clock;

    SanctionLifting(
            Sanctions sanctions, SanctionEffects effects, SanctionLetters letters, Clock clock) {
        this.sanctions = sanctions;
        this.effects = effects;
        this.letters = letters;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "sanction-lifting";
    }

    @Override
    public Class<Request> form() {
        return Request.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(FormField.text("decision"), FormField.longText("report"));
    }

    @Override
    public Set<String> applicants() {
        return Set.of(
                "student",
                "guardian",
                "class-teacher",
                "counsellor",
                "student-affairs",
                "point-reviewer");
    }

    @Override
    public Set<String> readers() {
        return SanctionKind.READERS;
    }

    /// Begun from the sanction.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Refusal> refusals(Request form, Application it) {
        var found = sanctions.numbered(it.subject().id(), form.decision());
        if (found.isEmpty() || found.get().startsOn() == null) {
            return List.of(Refusal.rule("lifting.none", form.decision()).at("decision"));
        }
        var ends = found.get().endsOn();
        return Refusal.all(
                ends == null ? Refusal.rule("lifting.no-term").at("decision") : null,
                ends != null && !ends.isBefore(it.today())
                        ? Refusal.rule("lifting.early", ends.toString())
                        : null);
    }

    @Override
    public List<String> rules() {
        return List.of("lifting.none", "lifting.no-term", "lifting.early");
    }

    @Override
    public LocalDate effectiveOn(Request form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(Request form, CaseView granted) {
        var it =
                sanctions
                        .numbered(granted.subject(), form.decision())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("lifting.none", form.decision())));
        effects.lift(
                sanctions.lock(it.id()), LocalDate.now(clock), String.valueOf(granted.number()));
        return Outcome.of(it.id());
    }

    @Override
    public void issue(Request form, CaseView granted, Proceedings proceedings) {
        var it = sanctions.get(Objects.requireNonNull(granted.outcome()).events().getFirst());
        letters.lifting(it, granted.id(), LocalDate.now(clock));
    }

    @Override
    public Outcome reverse(Request form, CaseView granted, CaseView reversal, String reason) {
        throw new Refused(Refusal.rule("lifting.stands"));
    }
}
