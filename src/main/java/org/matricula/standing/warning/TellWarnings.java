package org.matricula.standing.warning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 下发预警通知书: the notice to the student and the letter to the guardian, numbered and printed, and
/// told in the program to those who have an account.
@Service
public class TellWarnings {

    private static final int MOST = 200;

    private final Warnings warnings;
    private final WarningRows rows;
    private final WarningPapers papers;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    TellWarnings(
            Warnings warnings,
            WarningRows rows,
            WarningPapers papers,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.warnings = warnings;
        this.rows = rows;
        this.papers = papers;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many were told; those told before are not told again
    @Transactional
    public int tell(List<UUID> chosen) {
        var ids = new LinkedHashSet<>(chosen);
        Refused.unlessEmpty(
                Refusal.all(
                        ids.isEmpty() || ids.size() > MOST
                                ? Refusal.input("id", "warning.chosen", MOST)
                                : null));
        rows.lock(ids);
        var all = warnings.all(ids);
        Refused.unlessEmpty(
                Refusal.all(
                        all.stream().allMatch(Warning::open)
                                ? null
                                : Refusal.conflict("warning.not-open")));
        var fresh = all.stream().filter(it -> it.noticedOn() == null).toList();
        fresh.forEach(this::tell);
        return fresh.size();
    }

    private void tell(Warning it) {
        var today = LocalDate.now(clock);
        var notice = papers.notice(it);
        var letter = papers.letter(it);
        rows.noticed(it.id(), notice.id(), today);
        rows.step(it.id(), "notice", today, notice.number(), null, notice.id(), clock.instant());
        rows.step(it.id(), "notice", today, letter.number(), null, letter.id(), clock.instant());
        notices.tell(
                links.parties(it.personId(), today),
                "notice.warning.told",
                "/own-warnings",
                it.term());
        ledger.record(
                Act.of("warning.notice", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .to(
                                Map.of(
                                        "warning", it.id().toString(),
                                        "number", notice.number(),
                                        "letter", letter.number())));
    }
}
