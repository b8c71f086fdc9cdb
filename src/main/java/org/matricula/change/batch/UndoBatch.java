package org.matricula.change.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.CloseUnit;
import org.matricula.organisation.RaiseGrade;
import org.matricula.registry.ApplyStandings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤销成批异动: one asks, another agrees, and everything is as it was before. What was done stays on
/// record, as does its undoing.
@Service
class UndoBatch {

    private final BatchRows rows;
    private final BatchPlans plans;
    private final BatchNotices notices;
    private final ApplyStandings applyStandings;
    private final RaiseGrade raiseGrade;
    private final CloseUnit closeUnit;
    private final Ledger ledger;

    UndoBatch(
            BatchRows rows,
            BatchPlans plans,
            BatchNotices notices,
            ApplyStandings applyStandings,
            RaiseGrade raiseGrade,
            CloseUnit closeUnit,
            Ledger ledger) {
        this.rows = rows;
        this.plans = plans;
        this.notices = notices;
        this.applyStandings = applyStandings;
        this.raiseGrade = raiseGrade;
        this.closeUnit = closeUnit;
        this.ledger = ledger;
    }

    @Transactional
    public void ask(UUID id, String why) {
        var it = plans.lock(id);
        var all = new ArrayList<>(unless(it, BatchState.EFFECTIVE));
        all.addAll(Refusal.all(BatchRules.reason(why)));
        Refused.unlessEmpty(all);
        rows.undoAsked(id, why.strip());
        notices.ask(it, "notice.batch.undo-asked");
        record("batch-change.ask-undo", it, why.strip());
    }

    /// It stays in effect; who asked may do so as well.
    @Transactional
    public void decline(UUID id) {
        var it = plans.lock(id);
        Refused.unlessEmpty(unless(it, BatchState.UNDOING));
        rows.become(id, BatchState.EFFECTIVE);
        record("batch-change.decline-undo", it, Objects.requireNonNull(it.undoWhy()));
    }

    /// @throws Refused naming those upon whose act a later one stands
    @Transactional
    public void undo(UUID id) {
        var it = plans.lock(id);
        var own = Acting.now().account();
        var all = new ArrayList<>(unless(it, BatchState.UNDOING));
        all.addAll(
                Refusal.all(
                        own != null && own.equals(it.undoBy())
                                ? Refusal.forbidden("batch.own-undo")
                                : null));
        Refused.unlessEmpty(all);
        var why = Objects.requireNonNull(it.undoWhy());
        var rooms = rows.rooms(id);
        rooms.stream()
                .filter(BatchRows.Room::closed)
                .forEach(room -> closeUnit.reopen(room.unitId(), why));
        var act =
                applyStandings.reverse(
                        Objects.requireNonNull(it.act()), why, it.subject(), it.scopePos());
        var raised = rooms.stream().filter(BatchRows.Room::raised).map(BatchRows.Room::unitId);
        if (it.kind() == BatchKind.ADVANCE) {
            raiseGrade.lower(it.unitId(), raised.toList(), Objects.requireNonNull(it.fromLevel()));
        }
        rows.undone(id, act);
        notices.tell(it, it.undoBy(), "notice.batch.undone");
        record("batch-change.undo", it, why);
    }

    private static List<Refusal> unless(BatchChange it, BatchState state) {
        return Refusal.all(
                it.state() == state ? null : Refusal.conflict("batch.state." + it.state().code()));
    }

    private void record(String act, BatchChange it, String why) {
        ledger.record(Act.of(act, it.subject()).at(it.scopePos()).because(why));
    }
}
