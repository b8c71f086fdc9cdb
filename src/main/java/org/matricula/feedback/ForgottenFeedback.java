package org.matricula.feedback;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.identity.Holder;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 未答复的数据反馈: whoever keeps the datum is reminded on the day the answer is due and a week after,
/// then together with the registry.
@Service
class ForgottenFeedback implements ForgottenFinder {

    private static final int MOST = 20_000;
    private static final long LATE = 7;

    private final FeedbackRows rows;
    private final FeedbackOwners owners;
    private final Units units;
    private final Notices notices;

    ForgottenFeedback(FeedbackRows rows, FeedbackOwners owners, Units units, Notices notices) {
        this.rows = rows;
        this.owners = owners;
        this.units = units;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var me = Acting.now().account();
        return rows.due(today, limit).stream()
                .filter(it -> !it.giverId().equals(me))
                .map(it ->
                        new Forgotten(
                                "feedback-due",
                                it.place(),
                                "/feedback/" + it.id(),
                                it.dueOn(),
                                owner(it, today),
                                it.overdue(today)))
                .toList();
    }

    private String owner(Feedback it, LocalDate today) {
        return asked(it.ownerRole(), it, today).map(Holder::name).findFirst().orElse("");
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        for (var it : rows.due(today, MOST)) {
            var days = ChronoUnit.DAYS.between(it.dueOn(), today);
            if (days != 0 && days != LATE) {
                continue;
            }
            var asked = asked(it.ownerRole(), it, today);
            notices.tell(
                    (days == 0 ? asked : Stream.concat(asked, asked("registrar", it, today)))
                            .map(Holder::account)
                            .distinct()
                            .toList(),
                    "feedback.told.due",
                    "/feedback/" + it.id(),
                    it.place(),
                    it.dueOn());
        }
    }

    private Stream<Holder> asked(String role, Feedback it, LocalDate today) {
        var at = units.at(it.scopePos()).orElseGet(() -> units.get(it.institutionId()));
        return owners.nearest(role, at.id(), today, it.giverId()).stream();
    }
}
