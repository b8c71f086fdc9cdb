package org.matricula.enrolment.collection;

import java.time.LocalDate;
import java.util.List;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.springframework.stereotype.Component;

/// When an information collection ends, and how many have not signed.
@Component
class CollectionDuties implements DutySource {

    private final InfoCollections collections;

    CollectionDuties(InfoCollections collections) {
        this.collections = collections;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        return collections.all().stream()
                .filter(it -> !it.closesOn().isBefore(from) && it.closesOn().isBefore(until))
                .map(it ->
                        new Duty(
                                it.closesOn(),
                                "collection-closes",
                                it.name(),
                                it.sheets() - it.done(),
                                "/collections/" + it.id()))
                .toList();
    }
}
