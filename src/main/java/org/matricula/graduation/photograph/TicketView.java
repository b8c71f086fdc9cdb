package org.matricula.graduation.photograph;

import java.util.List;
import java.util.Locale;
import org.matricula.page.Line;
import org.matricula.page.Problems;

/// A ticket with its faults in the reader's words.
public record TicketView(PhotoTickets.Ticket ticket, List<Line> faults) {

    static TicketView of(PhotoTickets.Ticket it, Problems problems, Locale locale) {
        return new TicketView(it, it.faults().stream().map(f -> problems.line(f, locale)).toList());
    }
}
