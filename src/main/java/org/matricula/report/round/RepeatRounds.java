package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 定期报送: a round is set to open again each month, quarter or year; the units are told each time and
/// owe it like any other, so that the unit above sees what it received, what is late and what it
/// sent back.
@Service
public class RepeatRounds {

    private static final int LONGEST_REASON = 500;

    private final CallForReports callForReports;
    private final ReportRows rounds;
    private final RepetitionRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    RepeatRounds(
            CallForReports callForReports,
            ReportRows rounds,
            RepetitionRows rows,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.callForReports = callForReports;
        this.rounds = rounds;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param rhythm [Repetition#NONE] for once only
    @Transactional
    public UUID open(NewRound asked, String rhythm) {
        if (!Repetition.RHYTHMS.contains(rhythm)) {
            throw new Refused(Refusal.input("rhythm", "report.rhythm"));
        }
        var id = callForReports.open(asked);
        if (rhythm.equals(Repetition.NONE)) {
            return id;
        }
        var round = rounds.get(id);
        var days = (int) ChronoUnit.DAYS.between(round.asOf(), round.dueOn());
        if (!round.dueOn().isBefore(Repetition.day(round.asOf(), rhythm, 1))) {
            throw new Refused(Refusal.input("dueOn", "report.due-next"));
        }
        rows.add(id, asked, units.get(round.unitId()), rhythm, days, clock.instant());
        ledger.record(
                Act.of("report.repeat", "round:" + id)
                        .at(units.get(round.unitId()).pos())
                        .to(Map.of("rhythm", rhythm, "dueDays", days)));
        return id;
    }

    /// 停止: what was opened stays; nothing more is opened.
    @Transactional
    public void stop(UUID round, String why) {
        var it = rounds.get(round);
        if (!Roles.judges(it)) {
            throw new Refused(Refusal.forbidden("report.superior"));
        }
        if (why.isBlank() || why.length() > LONGEST_REASON) {
            throw new Refused(Refusal.input("why", "reason.missing"));
        }
        end(rows.held(round).orElseThrow(() -> new Absent("repetition")), why.strip());
    }

    /// Opens the round of the period that has begun, as whoever set it.
    @Transactional
    public UUID again(Repetition it, LocalDate today) {
        var before = rounds.get(it.roundId());
        var periods = it.begun(today);
        var asOf = Repetition.day(it.firstOn(), it.rhythm(), periods);
        var id =
                callForReports.open(
                        new NewRound(
                                null,
                                before.kind(),
                                before.title(),
                                before.notice(),
                                asOf,
                                asOf.plusDays(it.dueDays()),
                                it.forms(),
                                it.units()));
        rows.again(it, id, periods);
        return id;
    }

    @Transactional
    public void end(Repetition it, @Nullable String why) {
        rows.stop(it.id(), why, clock.instant());
        ledger.record(
                Act.of("report.end-repeat", "round:" + it.roundId())
                        .at(units.get(it.unitId()).pos())
                        .because(Objects.toString(why, "")));
    }
}
