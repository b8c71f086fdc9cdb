package org.matricula.registration.term;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.calendar.Duty;
import org.matricula.calendar.DutySource;
import org.springframework.stereotype.Component;

/// When registering opens and closes, and how many are left over.
@Component
class RegistrationDuties implements DutySource {

    private final Openings openings;

    private final FeeDeferrals deferrals;

    RegistrationDuties(Openings openings, FeeDeferrals deferrals) {
        this.openings = openings;
        this.deferrals = deferrals;
    }

    @Override
    public List<Duty> duties(LocalDate from, LocalDate until) {
        return Stream.of(
                        windows(from, until),
                        openings.deferments(from, until).stream(),
                        deferrals.due(from, until).stream())
                .flatMap(it -> it)
                .toList();
    }

    private Stream<Duty> windows(LocalDate from, LocalDate until) {
        return openings.all().stream()
                .filter(it -> !it.closesOn().isBefore(from) && it.opensOn().isBefore(until))
                .flatMap(it -> {
                    var href = "/registrations/" + it.id();
                    var left =
                            openings.progress(it.id()).stream()
                                    .mapToLong(Openings.Progress::left)
                                    .sum();
                    return Stream.of(
                            new Duty(it.opensOn(), "registration-opens", it.name(), 0, href),
                            new Duty(it.closesOn(), "registration-closes", it.name(), left, href));
                });
    }
}
