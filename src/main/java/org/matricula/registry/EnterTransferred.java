package org.matricula.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 转入: opens an enrolment for somebody who leaves another school of the register. 一人一号: the
/// registry number comes along (中小学生学籍管理办法).
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class EnterTransferred {

    /// @param from the enrolment at the school left, no longer active
    /// @param unit the new class
    /// @param on first day at the new school
    public record Entry(
            UUID from,
            UUID unit,
            @Nullable Integer gradeLevel,
            LocalDate on,
            @Nullable String reason,
            @Nullable String documentNo,
            UUID caseId) {}

    /// @param event by which it can be told what opened it
    public record Entered(UUID enrolment, UUID event, long scopePos, String number) {}

    private final Transferred rows;
    private final Registry registry;
    private final StudentNumbers numbers;
    private final UndoIntakeRows undone;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;

    EnterTransferred(
            Transferred rows,
            Registry registry,
            StudentNumbers numbers,
            UndoIntakeRows undone,
            ApplicationEventPublisher news,
            Ledger ledger) {
        this.rows = rows;
        this.registry = registry;
        this.numbers = numbers;
        this.undone = undone;
        this.news = news;
        this.ledger = ledger;
    }

    public Entered enter(Entry it) {
        var batch = UUID.randomUUID();
        var enrolment = rows.copy(it);
        var event = rows.event(enrolment, batch, it);
        rows.spell(event, it.unit(), it.gradeLevel());
        rows.names(it.from(), enrolment);
        registry.enrolled(batch);
        var number = numbers.give(List.of(enrolment)).get(enrolment);
        var position = rows.positionOf(enrolment);
        ledger.record(
                Act.of("standing.transfer-in", "enrolment:" + enrolment)
                        .at(position)
                        .inCase(it.caseId())
                        .because(it.reason())
                        .to(Map.of("effectiveOn", it.on().toString())));
        return new Entered(enrolment, event, position, number);
    }

    /// Takes it back: as if they had never come. The number that was given stays used.
    ///
    /// @throws Refused if anything has happened to the student since
    public void annul(UUID enrolment, String reason, UUID caseId) {
        undone.lock(List.of(enrolment));
        if (rows.events(enrolment) != 1) {
            throw new Refused(Refusal.conflict("status.later-act"));
        }
        var batch = UUID.randomUUID();
        undone.reverse(List.of(enrolment), batch, reason);
        undone.closeSpells(batch);
        undone.end(List.of(enrolment));
        undone.forget(List.of(enrolment));
        news.publishEvent(new StandingChanged(batch));
        ledger.record(
                Act.of("standing.reverse", "enrolment:" + enrolment)
                        .at(rows.positionOf(enrolment))
                        .inCase(caseId)
                        .because(reason));
    }
}
