package org.matricula.archive.fixity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.notice.Notices;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whoever keeps a school's archive is told in the morning what the night was the first to find: a
/// list that nobody opens helps nobody. What is known already is not told again.
@Component
class TellOfDamage {

    private static final List<String> KEEPERS = List.of("archive-keeper", "registrar");

    private final DamageRows rows;
    private final Holders holders;
    private final Notices notices;
    private final Clock clock;

    TellOfDamage(DamageRows rows, Holders holders, Notices notices, Clock clock) {
        this.rows = rows;
        this.holders = holders;
        this.notices = notices;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void of(UUID round) {
        for (var it : rows.harmed(round)) {
            var keepers =
                    KEEPERS.stream()
                            .flatMap(role -> holding(role, it.institution()))
                            .map(Holder::account)
                            .distinct()
                            .toList();
            notices.tell(
                    keepers,
                    "notice.fixity.damaged",
                    "/archives/fixity",
                    String.valueOf(it.many()),
                    it.name());
        }
        rows.harmedForAll(round).ifPresent(this::ofAll);
    }

    /// What is no school's own, as the workbook of a layout is, is the administrators' to mend.
    private void ofAll(DamageRows.HarmedForAll it) {
        notices.tell(
                holders.everywhere(List.of("administrator"), LocalDate.now(clock)).stream()
                        .map(Holder::account)
                        .distinct()
                        .toList(),
                "notice.fixity.damaged",
                "/report-layouts",
                String.valueOf(it.many()),
                it.name());
    }

    private Stream<Holder> holding(String role, UUID institution) {
        return holders.holding(role, institution, LocalDate.now(clock)).stream();
    }
}
