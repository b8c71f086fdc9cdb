package org.matricula.workflow.forgotten;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.matricula.kernel.Acting;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/// By when the turns of whoever acts have to be taken, a line for each kind and day.
@Component
class CaseDuties implements DutySource {

    private final SleepingRows rows;
    private final MessageSource words;

    CaseDuties(SleepingRows rows, MessageSource words) {
        this.rows = rows;
        this.words = words;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        return rows.due(Acting.now().role(), from, until).stream()
                .map(it -> new Duty(it.on(), "cases-due", label(it.kind()), it.many(), "/tasks"))
                .toList();
    }

    private String label(String kind) {
        return words.getMessage("case." + kind, null, kind, LocaleContextHolder.getLocale());
    }
}
