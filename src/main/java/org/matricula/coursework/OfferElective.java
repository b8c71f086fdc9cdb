package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 开放选课: a group is opened for choice, with a quota and a window; the quota is never set below
/// those who have a place.
@Service
class OfferElective {

    private static final int MOST = 5000;
    private static final int LESSONS = 16;

    private final Tasks tasks;
    private final TaskRows rows;
    private final Offerings offerings;
    private final Ledger ledger;
    private final Clock clock;

    OfferElective(Tasks tasks, TaskRows rows, Offerings offerings, Ledger ledger, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.offerings = offerings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void offer(UUID task, NewOffering by) {
        rows.hold(task);
        var it = tasks.get(task);
        offerings.hold(task);
        var now = offerings.find(task).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        it.group().isEmpty() ? Refusal.rule("elective.group") : null,
                        it.entering() ? null : Refusal.conflict("grade.submitted"),
                        now != null && now.settledAt() != null
                                ? Refusal.conflict("elective.settled")
                                : null,
                        by.quota() < 1 || by.quota() > MOST
                                ? Refusal.input("quota", "elective.quota", MOST)
                                : null,
                        now != null && by.quota() < now.taken()
                                ? Refusal.input(
                                        "quota",
                                        "elective.quota-taken",
                                        String.valueOf(now.taken()))
                                : null,
                        now == null && !"first-come".equals(by.way()) && !"lot".equals(by.way())
                                ? Refusal.input("way", "elective.way")
                                : null,
                        by.opensAt() == null || by.closesAt() == null
                                ? Refusal.input("opensAt", "field.missing")
                                : by.closesAt().isAfter(by.opensAt())
                                        ? null
                                        : Refusal.input("closesAt", "elective.window"),
                        slot(by)));
        if (now == null) {
            offerings.add(it, by, clock.instant());
        } else {
            offerings.change(task, by);
        }
        ledger.record(
                Act.of("coursework.offer-elective", "task:" + task)
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "quota",
                                        by.quota(),
                                        "opens",
                                        String.valueOf(by.opensAt()),
                                        "closes",
                                        String.valueOf(by.closesAt()))));
    }

    /// The day and both lessons, or none of them.
    private static @Nullable Refusal slot(NewOffering by) {
        if (by.weekday() == null && by.lessonFrom() == null && by.lessonTo() == null) {
            return null;
        }
        return by.weekday() != null
                        && by.lessonFrom() != null
                        && by.lessonTo() != null
                        && by.weekday() >= 1
                        && by.weekday() <= 7
                        && by.lessonFrom() >= 1
                        && by.lessonTo() >= by.lessonFrom()
                        && by.lessonTo() <= LESSONS
                ? null
                : Refusal.input("weekday", "elective.slot", LESSONS);
    }
}
