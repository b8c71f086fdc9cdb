package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 转学超期: the other school has not answered in time. Each school and each authority sees its own
/// half listed, so that both superiors know.
@Service
class ForgottenTransfers implements ForgottenFinder {

    private static final int MOST = 10_000;

    private final Halves halves;
    private final Pairs pairs;
    private final Provinces provinces;
    private final OtherSchool otherSchool;
    private final Notices notices;

    ForgottenTransfers(
            Halves halves,
            Pairs pairs,
            Provinces provinces,
            OtherSchool otherSchool,
            Notices notices) {
        this.halves = halves;
        this.pairs = pairs;
        this.provinces = provinces;
        this.otherSchool = otherSchool;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var silent =
                provinces.late(today, limit).stream()
                        .map(it ->
                                new Forgotten(
                                        "transfer-province-late",
                                        it.name(),
                                        "/transfers/" + it.half(),
                                        it.dueOn(),
                                        it.unit(),
                                        true));
        var late =
                late(today, limit).stream()
                        .map(it ->
                                new Forgotten(
                                        "transfer-late",
                                        it.name(),
                                        "/transfers/" + it.id(),
                                        java.util.Objects.requireNonNull(it.dueOn()),
                                        it.side() == it.firstSide() ? it.other() : it.unit(),
                                        true));
        return Stream.concat(late, silent).limit(limit).toList();
    }

    /// On the first day after: the offices of both schools, and the authority above each.
    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : provinces.late(today, MOST)) {
            var pair = pairs.get(it.transfer());
            if (today.minusDays(1).equals(it.dueOn())) {
                otherSchool.tellProvince(
                        pair.institution(it.side()),
                        "notice.transfer.province-late",
                        pair.other(it.side()));
            }
        }
        for (var it : late(today, MOST)) {
            var pair = pairs.get(it.transferId());
            var school = pair.institution(it.side());
            if (school != null && today.minusDays(1).equals(it.dueOn())) {
                notices.tell(
                        otherSchool.accounts(
                                school, "registrar", "point-reviewer", "branch-reviewer"),
                        "notice.transfer.late",
                        "/transfers/" + it.id(),
                        it.name(),
                        it.other(),
                        String.valueOf(it.dueOn()));
            }
        }
    }

    private List<Halves.Line> late(LocalDate today, int limit) {
        return halves.list(new Halves.Sought(null, TransferState.ASKED, today, null, limit));
    }
}
