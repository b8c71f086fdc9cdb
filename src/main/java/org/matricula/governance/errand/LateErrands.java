package org.matricula.governance.errand;

import org.matricula.calendar.WorkingDays;
import org.matricula.governance.errand.ErrandView.Share;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/// 逾期未完成的交办任务: on the forgotten list; those asked are told a working day ahead, whoever asked on
/// the first working day after.
@Service
class LateErrands implements ForgottenFinder {

    private static final int NAMED = 3;

    private final ErrandRows rows;
    private final Notices notices;
    private final WorkingDays workingDays;

    LateErrands(ErrandRows rows, Notices notices, WorkingDays workingDays) {
        this.rows = rows;
        this.notices = notices;
        this.workingDays = workingDays;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        return rows.overdue(today, limit).stream()
                .map(it ->
                        new Forgotten(
                                "errand-late",
                                "%s (%d/%d)".formatted(it.title(), it.done(), it.asked()),
                                "/errands/" + it.id(),
                                it.dueOn(),
                                rows.shares(it.id(), NAMED).stream()
                                        .filter(share -> share.doneAt() == null)
                                        .map(Share::name)
                                        .collect(Collectors.joining("、")),
                                true))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : rows.due(workingDays.plus(today, 1))) {
            notices.tell(
                    rows.undone(it.id()),
                    "notice.errand.remind",
                    "/errands/" + it.id(),
                    it.title(),
                    it.dueOn());
        }
        for (var it : rows.overdue(today, 10_000)) {
            if (it.setBy() != null && workingDays.between(it.dueOn(), today) == 1) {
                notices.tell(
                        List.of(it.setBy()),
                        "notice.errand.late",
                        "/errands/" + it.id(),
                        it.title(),
                        it.asked() - it.done());
            }
        }
    }
}
