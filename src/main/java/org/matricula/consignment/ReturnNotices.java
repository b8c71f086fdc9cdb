package org.matricula.consignment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Component;

/// Tells whoever made a list, and all who hand over for its unit, that pieces came back and why.
@Component
class ReturnNotices {

    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    ReturnNotices(Holders holders, Notices notices, Clock clock) {
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    void tell(Consignment it, int pieces, String reason) {
        var today = LocalDate.now(clock);
        var posts =
                Stream.of("registrar", "point-reviewer", "branch-reviewer")
                        .flatMap(role -> holders.holding(role, it.unitId(), today).stream())
                        .filter(one -> it.unitId().equals(one.unit()))
                        .map(Holder::account);
        notices.tell(
                Stream.<UUID>concat(posts, Stream.ofNullable(it.madeById()))
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                "notice.consignment.returned",
                "/consignments/" + it.id(),
                it.toUnit(),
                String.valueOf(it.year()),
                String.valueOf(it.seq()),
                pieces,
                reason);
    }
}
