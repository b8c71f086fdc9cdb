package org.matricula.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 调整某日: says of one day whether work is done on it.
@Service
class MarkDay {

    private final DayRows rows;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    MarkDay(DayRows rows, Ledger ledger, ApplicationEventPublisher events) {
        this.rows = rows;
        this.ledger = ledger;
        this.events = events;
    }

    /// @param source the notice it rests on
    @Transactional
    public void mark(LocalDate on, boolean working, String name, String source) {
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("administrator", "system")
                                ? null
                                : Refusal.forbidden("calendar.reach"),
                        name.isBlank() ? Refusal.input("name", "field.missing") : null,
                        source.isBlank() ? Refusal.input("source", "field.missing") : null));
        rows.put(new SpecialDay(on, working, name.strip(), source.strip(), "local"));
        events.publishEvent(new DaysChanged());
        ledger.record(
                Act.of("calendar.mark", "day:" + on)
                        .because(source)
                        .to(Map.of("working", working, "name", name)));
    }

    /// As the plain week has it. The entry stays, so that no later file brings the old one back.
    @Transactional
    public void plain(LocalDate on, String name, String source) {
        var weekend =
                on.getDayOfWeek() == DayOfWeek.SATURDAY || on.getDayOfWeek() == DayOfWeek.SUNDAY;
        mark(on, !weekend, name, source);
    }
}
