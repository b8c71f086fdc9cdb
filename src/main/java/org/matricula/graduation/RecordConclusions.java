package org.matricula.graduation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.ApplyStandings;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes what the school decided about the end of study, and takes it back: conclusion, standing,
/// ledger and news in the transaction of whoever decides.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class RecordConclusions {

    /// One student's conclusion.
    ///
    /// @param degreeName a degree that was granted before, such as of a record taken over; null
    ///   without
    /// @param degreeProposed a degree the audit puts forward, to be granted by the committee; null
    ///   without
    public record Decided(
            UUID enrolment,
            Outcome outcome,
            @Nullable String degreeName,
            @Nullable String degreeProposed) {

        public Decided(UUID enrolment, Outcome outcome, @Nullable String degreeName) {
            this(enrolment, outcome, degreeName, null);
        }
    }

    private final ApplyStandings standings;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final ConclusionRows rows;

    RecordConclusions(
            ApplyStandings standings,
            ApplicationEventPublisher news,
            Ledger ledger,
            ConclusionRows rows) {
        this.standings = standings;
        this.news = news;
        this.ledger = ledger;
        this.rows = rows;
    }

    /// All of them or none; those postponed are recorded and stay on the roll.
    ///
    /// @param on the day of the conclusions, from which the standing is true
    /// @param decisionNo number of the decision, printed on what follows
    /// @param subject what the ledger says it was done for
    /// @param scopePos where that lies
    /// @throws Refused naming those whose standing does not allow it
    public List<UUID> record(
            UUID institution,
            LocalDate on,
            List<Decided> decided,
            String decisionNo,
            String subject,
            long scopePos) {
        return record(institution, on, decided, decisionNo, subject, scopePos, UUID.randomUUID());
    }

    /// A part of an act too large for one go; parts of the same act are taken back together.
    ///
    /// @param act the same for all parts
    public List<UUID> record(
            UUID institution,
            LocalDate on,
            List<Decided> decided,
            String decisionNo,
            String subject,
            long scopePos,
            UUID act) {
        standings.lock(decided.stream().map(Decided::enrolment).toList());
        var ending = decided.stream().filter(it -> it.outcome().ends()).toList();
        var batch =
                ending.isEmpty()
                        ? null
                        : standings.apply(
                                on,
                                ending.stream()
                                        .map(it ->
                                                StandingChange.of(
                                                                it.enrolment(),
                                                                it.outcome().verb(),
                                                                on)
                                                        .by(decisionNo, null))
                                        .toList(),
                                subject,
                                scopePos);
        var ids = rows.write(institution, on, decided, decisionNo, act, batch);
        ledger.record(
                Act.of("graduation.conclude", subject)
                        .at(scopePos)
                        .to(
                                Map.of(
                                        "decisionNo", decisionNo,
                                        "concludedOn", on.toString(),
                                        "outcomes", counted(decided))));
        news.publishEvent(new Concluded(institution, ids));
        return ids;
    }

    /// 结业换毕业: the completion stays on record, a graduation of today follows it.
    ///
    /// @param degree put forward with it, for the committee to grant; null without
    /// @throws Refused if no completion stands or the standing is another
    public UUID graduateLater(
            Conclusion completion,
            LocalDate on,
            @Nullable String degree,
            String decisionNo,
            @Nullable UUID caseId,
            long scopePos) {
        standings.lock(List.of(completion.enrolment()));
        Refused.unlessEmpty(
                Refusal.all(
                        completion.outcome() == Outcome.COMPLETION && rows.stands(completion.id())
                                ? null
                                : Refusal.conflict("graduation.no-completion")));
        var subject = completion.enrolment().toString();
        var batch =
                standings.apply(
                        on,
                        List.of(
                                StandingChange.of(
                                                completion.enrolment(),
                                                StatusVerb.GRADUATE_LATER,
                                                on)
                                        .by(decisionNo, caseId)),
                        subject,
                        scopePos);
        var id = rows.later(completion.id(), on, degree, decisionNo, batch);
        ledger.record(
                Act.of("graduation.graduate-later", subject)
                        .at(scopePos)
                        .from(Map.of("conclusion", completion.id().toString()))
                        .to(Map.of("conclusion", id.toString(), "decisionNo", decisionNo)));
        news.publishEvent(new Concluded(completion.institution(), List.of(id)));
        return id;
    }

    /// Takes all conclusions of one act back; both stay on record.
    ///
    /// @param conclusion any of the act
    /// @throws Refused if it was reversed, a certificate was issued, or the students have changed
    ///   since
    public void reverse(UUID conclusion, String reason, String subject, long scopePos) {
        var mates = rows.mates(conclusion);
        Refused.unlessEmpty(
                Refusal.all(mates.isEmpty() ? Refusal.conflict("graduation.reversed") : null));
        var ids = mates.stream().map(ConclusionRows.Mate::id).toList();
        news.publishEvent(new ConclusionsReversed(mates.getFirst().institutionId(), ids));
        mates.stream()
                .map(ConclusionRows.Mate::batch)
                .filter(Objects::nonNull)
                .distinct()
                .forEach(it -> standings.reverse(it, reason, subject, scopePos));
        rows.reversed(ids, reason);
        ledger.record(
                Act.of("graduation.reverse", subject)
                        .at(scopePos)
                        .because(reason)
                        .from(Map.of("conclusions", ids.size()))
                        .to(Map.of()));
    }

    private static Map<String, Long> counted(Collection<Decided> decided) {
        return decided.stream()
                .collect(Collectors.groupingBy(it -> it.outcome().code(), Collectors.counting()));
    }
}
