package org.matricula.exam.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Round;
import org.matricula.exam.round.WalkSteps;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 考场、时段、监考教师: what a plan is made from.
@Service
public class ArrangePlaces {

    private final WalkSteps walk;
    private final PlaceRows rows;
    private final Holders holders;
    private final Ledger ledger;
    private final Clock clock;

    ArrangePlaces(WalkSteps walk, PlaceRows rows, Holders holders, Ledger ledger, Clock clock) {
        this.walk = walk;
        this.rows = rows;
        this.holders = holders;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void room(UUID round, String name, int seats) {
        var it = walk.enter(round, ExamStep.PLAN);
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() || name.length() > 40
                                ? Refusal.input("name", "exam.room-name")
                                : null,
                        seats < 1 || seats > 1000
                                ? Refusal.input("seats", "exam.room-seats")
                                : null));
        rows.room(it.institutionId(), name.strip(), seats);
        record("exam.add-room", it, Map.of("room", name.strip(), "seats", seats));
    }

    @Transactional
    public void closeRoom(UUID round, UUID room) {
        var it = walk.enter(round, ExamStep.PLAN);
        if (rows.close(it.institutionId(), room, clock.instant()) == 0) {
            throw new Absent("room " + room);
        }
        record("exam.close-room", it, Map.of("room", room.toString()));
    }

    @Transactional
    public void slot(
            UUID round,
            @Nullable LocalDate day,
            @Nullable LocalTime from,
            @Nullable LocalTime until) {
        var it = walk.enter(round, ExamStep.PLAN);
        if (day == null || from == null || until == null || !from.isBefore(until)) {
            throw new Refused(Refusal.input("from", "exam.slot-times"));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        day.isAfter(it.endsOn())
                                ? Refusal.input("day", "exam.slot-late", it.endsOn().toString())
                                : null));
        if (!rows.slot(it.id(), day, from, until)) {
            throw new Refused(Refusal.conflict("exam.slot-overlaps"));
        }
        record("exam.add-slot", it, Map.of("slot", day + " " + from + "–" + until));
    }

    @Transactional
    public void dropSlot(UUID round, UUID slot) {
        var it = walk.enter(round, ExamStep.PLAN);
        if (!rows.dropSlot(it.id(), slot)) {
            throw new Refused(Refusal.conflict("exam.slot-used"));
        }
        record("exam.drop-slot", it, Map.of("slot", slot.toString()));
    }

    /// Every teacher of the school.
    @Transactional
    public int callAll(UUID round) {
        var it = walk.enter(round, ExamStep.PLAN);
        var today = LocalDate.now(clock);
        var all =
                Stream.of("teacher", "class-teacher", "counsellor")
                        .flatMap(role -> holders.within(role, it.institutionId(), today).stream())
                        .map(Holder::account)
                        .distinct()
                        .toList();
        var called = rows.call(it.id(), all);
        record("exam.call-invigilators", it, Map.of("teachers", called));
        return called;
    }

    @Transactional
    public void excuse(UUID round, UUID account) {
        var it = walk.enter(round, ExamStep.PLAN);
        if (rows.excuse(it.id(), account) == 0) {
            throw new Absent("account " + account);
        }
        record("exam.excuse-invigilator", it, Map.of("account", account.toString()));
    }

    private void record(String action, Round it, Map<String, ?> what) {
        ledger.record(Act.of(action, "exam-round:" + it.id()).at(it.pos()).to(what));
    }
}
