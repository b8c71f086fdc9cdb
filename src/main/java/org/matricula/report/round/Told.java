package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Component;

/// Tells the people of a submission: those who fill it, those who sign for the unit, those above.
@Component
public class Told {

    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    Told(Holders holders, Notices notices, Clock clock) {
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    void handlers(Submission it, String key, Object... words) {
        notices.tell(at(it.unitId(), Roles.HANDLERS), key, "/reports/" + it.id(), words);
    }

    void heads(Submission it, String key, Object... words) {
        notices.tell(at(it.unitId(), Roles.HEADS), key, "/reports/" + it.id(), words);
    }

    void superiors(Round round, Submission it, String key, Object... words) {
        notices.tell(
                at(round.unitId(), round.outside() ? Roles.OUTSIDE : Roles.SUPERIORS),
                key,
                "/reports/" + it.id(),
                words);
    }

    /// Those whose post is the unit itself, not one below it.
    private List<UUID> at(UUID unit, String[] roles) {
        var today = LocalDate.now(clock);
        return Arrays.stream(roles)
                .flatMap(role -> holders.within(role, unit, today).stream())
                .filter(it -> unit.equals(it.unit()))
                .map(Holder::account)
                .distinct()
                .toList();
    }
}
