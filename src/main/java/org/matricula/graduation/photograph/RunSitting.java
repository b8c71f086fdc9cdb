package org.matricula.graduation.photograph;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.graduation.check.GraduateCampaigns;
import org.matricula.graduation.photograph.PhotoSeats.Seat;
import org.matricula.graduation.photograph.PhotoSittings.Sitting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 采集现场: who came and handed in their card, who has paid, and what becomes of those who did not
/// come. A session closes when nobody's absence is left open.
@Service
class RunSitting {

    private static final Set<String> FEES = Set.of("due", "paid", "exempt");

    private final PhotoSittings sittings;
    private final GraduateCampaigns campaigns;
    private final PhotoSeats seats;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    RunSitting(
            GraduateCampaigns campaigns,
            PhotoSittings sittings,
            PhotoSeats seats,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.campaigns = campaigns;
        this.sittings = sittings;
        this.seats = seats;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param state `present`, `absent`, `excused`, or `moved` with the session
    /// @return the session
    @Transactional
    UUID mark(UUID seatId, String state, String reason, @Nullable UUID to) {
        var sitting = sittings.lock(seats.get(seatId).sittingId());
        var seat = seats.get(seatId);
        var why = reason.isBlank() ? null : reason.strip();
        var target = "moved".equals(state) && to != null ? sittings.get(to) : null;
        Refused.unlessEmpty(
                Refusal.all(
                        closed(sitting),
                        Set.of("present", "absent", "excused", "moved").contains(state)
                                ? null
                                : Refusal.input("state", "graduate.seat-state"),
                        seat.state().equals("moved")
                                ? Refusal.conflict("graduate.moved", seat.name())
                                : null,
                        why == null && Set.of("excused", "moved").contains(state)
                                ? Refusal.input("reason", "graduate.reason")
                                : null,
                        state.equals("moved")
                                        && (target == null
                                                || target.closed()
                                                || target.id().equals(sitting.id())
                                                || !target.campaignId()
                                                        .equals(sitting.campaignId()))
                                ? Refusal.input("to", "graduate.move-to")
                                : null));
        if (target != null && seats.move(seat, target.id()) == 0) {
            throw new Refused(Refusal.conflict("graduate.sits-there", seat.name()));
        }
        seats.mark(seatId, state, why, target == null ? null : target.id(), clock.instant());
        note(
                "graduate.seat",
                seat,
                Map.of("state", state, "sitting", sitting.id().toString()),
                why);
        return sitting.id();
    }

    /// Everybody who is still expected came.
    @Transactional
    void markRest(UUID id) {
        var sitting = sittings.lock(id);
        Refused.unlessEmpty(Refusal.all(closed(sitting)));
        var many = seats.markRest(id, clock.instant());
        ledger.record(
                Act.of("graduate.seats", "graduate-sitting:" + id)
                        .at(sitting.scopePos())
                        .to(Map.of("present", many)));
    }

    /// 统一收费: paid, or let off with a reason.
    @Transactional
    UUID fee(UUID seatId, String state, String note) {
        var sitting = sittings.lock(seats.get(seatId).sittingId());
        var seat = seats.get(seatId);
        Refused.unlessEmpty(
                Refusal.all(
                        FEES.contains(state) ? null : Refusal.input("fee", "graduate.fee-state"),
                        state.equals("exempt") && note.isBlank()
                                ? Refusal.input("note", "graduate.reason")
                                : null));
        seats.fee(seatId, state, note.isBlank() ? null : note.strip());
        note("graduate.fee", seat, Map.of("fee", state), note.isBlank() ? null : note.strip());
        return sitting.id();
    }

    /// 采集码, as pasted from a sheet: student number and code, one student a line.
    @Transactional
    int codes(UUID id, String pasted) {
        var sitting = sittings.lock(id);
        var numbers = new ArrayList<String>();
        var codes = new ArrayList<String>();
        var line = 0;
        for (var it : pasted.lines().filter(l -> !l.isBlank()).toList()) {
            line++;
            var cells = it.strip().split("[\\s,，]+");
            if (cells.length != 2 || !cells[1].matches("[0-9A-Za-z-]{4,40}")) {
                throw new Refused(Refusal.input("codes", "graduate.code-line", line));
            }
            numbers.add(cells[0]);
            codes.add(cells[1]);
        }
        if (numbers.isEmpty()) {
            throw new Refused(Refusal.input("codes", "graduate.missing"));
        }
        try {
            var many = seats.codes(id, numbers, codes);
            if (many != numbers.size()) {
                throw new Refused(
                        Refusal.input("codes", "graduate.code-numbers", numbers.size() - many));
            }
        } catch (DuplicateKeyException taken) {
            throw new Refused(Refusal.conflict("graduate.code-taken"));
        }
        ledger.record(
                Act.of("graduate.codes", "graduate-sitting:" + id)
                        .at(sitting.scopePos())
                        .to(Map.of("codes", codes.size())));
        return codes.size();
    }

    @Transactional
    void schedule(UUID id, @Nullable LocalDate on, @Nullable LocalTime at, String place) {
        var sitting = sittings.lock(id);
        Refused.unlessEmpty(Refusal.all(closed(sitting)));
        Refused.unlessEmpty(
                OpenSittings.refusals(campaigns.get(sitting.campaignId()), on, at, place));
        sittings.schedule(id, on, at, place.strip());
        notices.tell(
                seats.accounts(id),
                "graduation.notice.sitting",
                "/own-graduation",
                on,
                at,
                place.strip());
        ledger.record(
                Act.of("graduate.schedule", "graduate-sitting:" + id)
                        .at(sitting.scopePos())
                        .from(told(sitting.heldOn(), sitting.atTime(), sitting.place()))
                        .to(told(on, at, place.strip())));
    }

    @Transactional
    void close(UUID id) {
        var sitting = sittings.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        closed(sitting),
                        sitting.open() > 0
                                ? Refusal.rule("graduate.absent", sitting.open())
                                : null));
        sittings.close(id, clock.instant());
        ledger.record(
                Act.of("graduate.close", "graduate-sitting:" + id)
                        .at(sitting.scopePos())
                        .to(Map.of("present", sitting.present(), "seats", sitting.seats())));
    }

    private static Map<String, String> told(LocalDate on, LocalTime at, String place) {
        return Map.of("on", on.toString(), "at", at.toString(), "place", place);
    }

    private static @Nullable Refusal closed(Sitting it) {
        return it.closed()
                ? Refusal.conflict("graduate.sitting-closed", String.valueOf(it.closer()))
                : null;
    }

    private void note(String act, Seat seat, Map<String, Object> to, @Nullable String why) {
        ledger.record(
                Act.of(act, "enrolment:" + seat.enrolmentId())
                        .at(seat.scopePos())
                        .because(why)
                        .to(to));
    }
}
