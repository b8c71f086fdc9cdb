package org.matricula.change.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.CorrectDetails;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subjects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 信息更正 (B-14): name, number, birth and the like are approved above, addresses and guardians at the
/// unit; what comes late goes to the principal too.
@Component
class InformationCorrection implements CaseKind<CorrectionRequest> {

    static final List<String> TICKS =
            List.of("originals", "scanned", "both-sides", "all-pages", "legible");

    private final CorrectionRules rules;
    private final CorrectionItems items;
    private final CorrectionTicks ticks;
    private final CorrectionRows rows;
    private final CorrectDetails details;
    private final EvidenceMatrix matrix;
    private final ObjectProvider<Subjects> subjects;
    private final Clock clock;

    InformationCorrection(
            CorrectionRules rules,
            CorrectionItems items,
            CorrectionTicks ticks,
            CorrectionRows rows,
            CorrectDetails details,
            EvidenceMatrix matrix,
            ObjectProvider<Subjects> subjects,
            Clock clock) {
        this.rules = rules;
        this.items = items;
        this.ticks = ticks;
        this.rows = rows;
        this.details = details;
        this.matrix = matrix;
        this.subjects = subjects;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "correction";
    }

    @Override
    public Class<CorrectionRequest> form() {
        return CorrectionRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return CorrectionRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        var all = new TreeSet<>(Granting.APPLICANTS);
        all.add("department-registrar");
        return all;
    }

    /// Several may run beside each other; two of one field may not.
    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public String sheet(UUID caseId) {
        return "/corrections/" + caseId;
    }

    @Override
    public List<Evidence> evidence(CorrectionRequest form, Application application) {
        return rules.evidence(form, application);
    }

    @Override
    public List<Refusal> refusals(CorrectionRequest form, Application application) {
        return rules.refusals(form, application);
    }

    @Override
    public List<String> mayAskFor() {
        return matrix.papers();
    }

    @Override
    public List<String> rules() {
        return List.of(
                "correction.nothing",
                "correction.no-day",
                "correction.future",
                "correction.closed",
                "correction.after-graduation",
                "correction.late-reason",
                "correction.certificate-number",
                "correction.double",
                "correction.one-of");
    }

    @Override
    public Set<String> waivable() {
        return Set.of("correction.double");
    }

    @Override
    public Map<String, Object> routing(CorrectionRequest form, Application application) {
        var reading = rules.read(form, application);
        return Map.of("above", reading.above() || reading.late(), "late", reading.late());
    }

    @Override
    public LocalDate effectiveOn(CorrectionRequest form) {
        return form.from() == null ? LocalDate.now(clock) : form.from();
    }

    @Override
    public Outcome effect(CorrectionRequest form, CaseView granted) {
        Refused.unlessEmpty(Refusal.all(unchecked(granted.id())));
        var reading = rules.read(form, asked(granted));
        var act =
                details.correct(
                        new CorrectDetails.Correction(
                                granted.subject(),
                                items.after(granted.id()),
                                form.from(),
                                granted.id(),
                                form.explanation()));
        rows.granted(form, granted, reading, act, LocalDate.now(clock));
        return Outcome.of(act);
    }

    @Override
    public Outcome reverse(
            CorrectionRequest form, CaseView granted, CaseView reversal, String reason) {
        var act = Objects.requireNonNull(granted.outcome()).events().getFirst();
        var back = details.reverse(granted.subject(), act, reversal.id(), reason);
        rows.reversed(granted.id(), clock.instant());
        return Outcome.of(back);
    }

    /// What a program cannot know of an image a person has to have seen.
    private @Nullable Refusal unchecked(UUID caseId) {
        var seen =
                ticks.of(caseId).stream()
                        .map(CorrectionItems.Tick::tick)
                        .collect(Collectors.toSet());
        return Refusal.when(
                !items.papers(caseId).isEmpty() && !seen.containsAll(TICKS),
                "correction.unchecked");
    }

    private Application asked(CaseView it) {
        var today = LocalDate.now(clock);
        var on = Objects.requireNonNull(it.submittedAt()).atZone(clock.getZone()).toLocalDate();
        return new Application(
                it.id(),
                subjects.getObject().get(it.subject()),
                it.applicantRole(),
                on,
                today,
                Set.of());
    }
}
