package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Component;

/// When the terms of whoever acts begin and end.
@Component
class TermDuties implements DutySource {

    private final Terms terms;

    TermDuties(Terms terms) {
        this.terms = terms;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        var unit = Acting.now().unit();
        return unit == null
                ? List.of()
                : terms.of(unit).stream()
                        .flatMap(it -> {
                            var name = it.year() + " " + it.name();
                            return Stream.of(
                                    new Duty(it.from(), "term-begins", name, 0, "/calendar"),
                                    new Duty(
                                            it.until().minusDays(1),
                                            "term-ends",
                                            name,
                                            0,
                                            "/calendar"));
                        })
                        .filter(it -> !it.on().isBefore(from) && it.on().isBefore(until))
                        .toList();
    }
}
