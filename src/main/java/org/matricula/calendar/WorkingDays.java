package org.matricula.calendar;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.event.TransactionalEventListener;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/// 工作日: Monday to Friday, but for public holidays and the days worked in their place.
///
/// The few days that differ are kept for half a minute, for queues ask for every row.
@Service
public class WorkingDays {

    private static final Duration KEPT = Duration.ofSeconds(30);

    private record Kept(Instant at, Map<LocalDate, Boolean> days) {}

    private final DayRows rows;
    private final Clock clock;
    private volatile @Nullable Kept kept;

    WorkingDays(DayRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    public boolean isWorking(LocalDate day) {
        return isWorking(day, days());
    }

    /// The day this many working days after; none means the day itself, fewer than none goes back.
    public LocalDate plus(LocalDate from, int workingDays) {
        var days = days();
        var step = Integer.signum(workingDays);
        var day = from;
        for (var left = Math.abs(workingDays); left > 0; ) {
            day = day.plusDays(step);
            if (isWorking(day, days)) {
                left--;
            }
        }
        return day;
    }

    /// How many working days lie after `a`, up to and with `b`; negative where `b` is earlier.
    public int between(LocalDate a, LocalDate b) {
        if (b.isBefore(a)) {
            return -between(b, a);
        }
        var days = days();
        return (int)
                a.plusDays(1).datesUntil(b.plusDays(1)).filter(it -> isWorking(it, days)).count();
    }

    /// Before anybody counts again.
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @TransactionalEventListener(fallbackExecution = true)
    void changed(DaysChanged change) {
        kept = null;
    }

    private static boolean isWorking(LocalDate day, Map<LocalDate, Boolean> days) {
        var told = days.get(day);
        if (told != null) {
            return told;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private Map<LocalDate, Boolean> days() {
        var held = kept;
        var now = clock.instant();
        if (held == null || held.at().plus(KEPT).isBefore(now)) {
            held = new Kept(now, rows.all());
            kept = held;
        }
        return held.days();
    }
}
