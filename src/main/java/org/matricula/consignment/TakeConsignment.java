package org.matricula.consignment;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 清点接收: the level above counts what came. Where its count is not the list's, nothing is accepted;
/// a list goes back whole, or pieces of it do, each time with the reason.
@Service
public class TakeConsignment {

    private static final int LONGEST = 200;

    private final ConsignmentLists lists;
    private final ConsignmentLines lines;
    private final MendedLines mended;
    private final ReturnNotices returns;
    private final ConsignmentLevels levels;
    private final Ledger ledger;

    TakeConsignment(
            ConsignmentLists lists,
            ConsignmentLines lines,
            MendedLines mended,
            ReturnNotices returns,
            ConsignmentLevels levels,
            Ledger ledger) {
        this.lists = lists;
        this.lines = lines;
        this.mended = mended;
        this.returns = returns;
        this.levels = levels;
        this.ledger = ledger;
    }

    /// @param counted how many pieces the receiver has counted
    /// @param back numbers of the lines that go back, none for all accepted
    /// @param reason why those go back
    @Transactional
    public void accept(UUID id, int counted, List<Integer> back, String reason) {
        var it = receiver(id);
        var which = known(it, back);
        if (!which.isEmpty()) {
            worded(reason);
        }
        Refused.unlessEmpty(
                Refusal.all(
                        counted == it.lines()
                                ? null
                                : Refusal.rule("consignment.count", counted, it.lines())
                                        .at("counted"),
                        which.size() == it.lines()
                                ? Refusal.rule("consignment.all-back").at("back")
                                : null));
        if (!lists.end(id, "handed", "accepted", counted, null)) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        if (!which.isEmpty()) {
            lines.giveBack(id, which, reason.strip());
            returns.tell(it, which.size(), reason.strip());
        }
        lines.accept(id);
        ledger.record(
                Act.of("consignment.accept", "consignment:" + id)
                        .at(it.scopePos())
                        .because(which.isEmpty() ? null : reason.strip())
                        .to(
                                Map.of(
                                        "counted",
                                        counted,
                                        "accepted",
                                        counted - which.size(),
                                        "returned",
                                        which.size())));
    }

    /// The whole list goes back: its pieces are ready at the unit once more.
    @Transactional
    public void sendBack(UUID id, String reason) {
        var it = receiver(id);
        worded(reason);
        if (!lists.end(id, "handed", "returned", null, reason.strip())) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        lines.returnAll(id, reason.strip(), true);
        returns.tell(it, it.lines(), reason.strip());
        ledger.record(
                Act.of("consignment.return", "consignment:" + id)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("lines", it.lines())));
    }

    /// Single pieces go back later, as when the province has returned them to the branch: not while
    /// they stand in a list further up.
    @Transactional
    public void giveBack(UUID id, List<Integer> back, String reason) {
        var it = receiver(id);
        worded(reason);
        lists.hold(it.toUnitId(), it.kind());
        var which = known(it, back);
        var gone =
                lines.of(it).stream()
                        .filter(one -> which.contains(one.seq()) && one.forwarded())
                        .map(Consignment.Line::name)
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        it.is("accepted") ? null : Refusal.conflict("consignment.first"),
                        which.isEmpty() ? Refusal.input("back", "consignment.nobody") : null,
                        gone.isEmpty()
                                ? null
                                : Refusal.conflict(
                                        "consignment.forwarded", String.join("、", gone))));
        if (lines.giveBack(id, which, reason.strip()) != which.size()) {
            throw new Refused(Refusal.conflict("consignment.first"));
        }
        mended.passDown(id, it.toUnitId(), which);
        returns.tell(it, which.size(), reason.strip());
        ledger.record(
                Act.of("consignment.give-back", "consignment:" + id)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("lines", which.size())));
    }

    private Consignment receiver(UUID id) {
        var it = lists.find(id).orElseThrow(() -> new Absent("consignment"));
        if (!levels.mayTake(it.toUnitId())) {
            throw new Refused(Refusal.forbidden("consignment.taker", it.toUnit()));
        }
        var self = Acting.now().account();
        if (self != null && (self.equals(it.madeById()) || self.equals(it.handlerId()))) {
            throw new Refused(Refusal.forbidden("consignment.both-hands"));
        }
        return it;
    }

    static Set<Integer> known(Consignment it, List<Integer> back) {
        var which = new HashSet<>(back);
        if (which.stream().anyMatch(one -> one < 1 || one > it.lines())) {
            throw new Refused(Refusal.input("back", "consignment.line", it.lines()));
        }
        return which;
    }

    static void worded(String reason) {
        if (reason.isBlank() || reason.strip().length() > LONGEST) {
            throw new Refused(Refusal.input("reason", "reason.missing"));
        }
    }
}
