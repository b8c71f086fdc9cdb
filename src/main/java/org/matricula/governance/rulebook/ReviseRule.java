package org.matricula.governance.rulebook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.governance.rulebook.EnterRule.NewRule;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 修订与公开: a new version of a rule from a day on, with the articles of the one before, which stays
/// readable for what was decided by it; and whether students and parents read it without signing in
/// (普通高等学校学生管理规定 第六十七条: 学校的管理规定应当向学生公布).
@Service
public class ReviseRule {

    private final Rulebook rulebook;
    private final RuleRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    ReviseRule(Rulebook rulebook, RuleRows rows, Units units, Ledger ledger, Clock clock) {
        this.rulebook = rulebook;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param from first day of the new version, and the first on which the former is no longer in
    ///   force
    @Transactional
    public UUID revise(UUID former, @Nullable String number, @Nullable LocalDate from, String why) {
        var it = rulebook.get(former);
        var unit = units.get(it.unitId());
        var until = it.until();
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(unit),
                        from == null || !from.isAfter(it.from())
                                ? Refusal.input("from", "rule.from", it.from().toString())
                                : null,
                        from != null && until != null && from.isAfter(until)
                                ? Refusal.conflict("rule.repealed", it.title())
                                : null,
                        why.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        rows.versions(former).getFirst().id().equals(former)
                                ? null
                                : Refusal.conflict("rule.revised", it.title())));
        var first = java.util.Objects.requireNonNull(from);
        var next =
                rows.add(
                        new NewRule(
                                unit.id(),
                                it.kind(),
                                it.title(),
                                it.issuedBy(),
                                Typed.orNull(number),
                                LocalDate.now(clock),
                                first,
                                null,
                                why.strip()),
                        unit.id(),
                        clock.instant(),
                        Acting.now().name());
        rows.succeed(next, former, it.open(), LocalDate.now(clock));
        rows.repeal(former, first);
        ledger.record(
                Act.of("rule.revise", "rule:" + next)
                        .at(unit.pos())
                        .because(why)
                        .from(Map.of("rule", former.toString()))
                        .to(Map.of("from", first.toString(), "number", String.valueOf(number))));
        return next;
    }

    @Transactional
    public void open(UUID id, boolean open) {
        var unit = units.get(rulebook.get(id).unitId());
        Refused.unlessEmpty(Refusal.all(OwnInstitution.unlessMay(unit)));
        rows.open(id, open);
        ledger.record(Act.of(open ? "rule.open" : "rule.close", "rule:" + id).at(unit.pos()));
    }
}
