package org.matricula.archive.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 鉴定: two members of the committee, neither of them who drew the list up, one of them a head;
/// either may keep single papers on, and either may refuse the whole. 档案法实施条例 第二十四条.
@Service
class DecideDisposal {

    private static final int MOST_YEARS = 100;
    private static final int LONGEST = 500;

    private final DisposalRows rows;
    private final DestroyedRows papers;
    private final Ledger ledger;
    private final Clock clock;

    DecideDisposal(DisposalRows rows, DestroyedRows papers, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.papers = papers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param keep what is kept on, each for a period of its own
    /// @param keepWhy why, for what is kept
    @Transactional
    void decide(
            UUID id,
            boolean approved,
            String opinion,
            List<KeptItem> keep,
            @Nullable String keepWhy) {
        rows.lock(id);
        var it = rows.get(id);
        var actor = Acting.now();
        var first = it.firstOn() == null;
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("drawn-up") ? null : Refusal.conflict("disposal.decided"),
                        same(it.drafterId()) ? Refusal.forbidden("disposal.drafter") : null,
                        !first && same(it.firstId())
                                ? Refusal.forbidden("disposal.second-member")
                                : null,
                        !first && !head(it.firstRole()) && !head(actor.role())
                                ? Refusal.forbidden("disposal.head")
                                : null,
                        opinion.isBlank() || opinion.length() > LONGEST
                                ? Refusal.input("opinion", "disposal.opinion")
                                : null,
                        !keep.isEmpty() && (keepWhy == null || keepWhy.isBlank())
                                ? Refusal.input("keepWhy", "disposal.keep-why")
                                : null,
                        keep.stream()
                                        .map(KeptItem::years)
                                        .anyMatch(n -> n != null && (n < 1 || n > MOST_YEARS))
                                ? Refusal.input("keep", "disposal.keep-years")
                                : null));
        if (!keep.isEmpty()) {
            // what the first has seen may not change behind their back
            if (!first) {
                throw new Refused(Refusal.conflict("disposal.keep-first"));
            }
            if (rows.keep(id, keep, keepWhy.strip()) != keep.size()) {
                throw new Refused(Refusal.conflict("disposal.stale"));
            }
        }
        var at = clock.instant();
        if (!approved) {
            rows.refused(id, first, opinion.strip(), at);
        } else if (first) {
            rows.first(id, opinion.strip(), at);
        } else {
            rows.second(id, opinion.strip(), at);
            rows.extended(id, LocalDate.now(clock));
        }
        ledger.record(
                Act.of(
                                approved ? "archive.approve-disposal" : "archive.refuse-disposal",
                                "disposal:" + id)
                        .at(it.scopePos())
                        .because(opinion.strip())
                        .to(Map.of("number", it.number(), "kept", keep.size())));
    }

    /// 撤销: what was approved and is not carried out, such as when a volume on it is held now. Once
    /// the first watcher has signed the papers are gone: only where the second cannot sign is it
    /// ended.
    @Transactional
    void abandon(UUID id, String reason) {
        rows.lock(id);
        var it = rows.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("approved") || it.state().equals("drawn-up")
                                ? null
                                : Refusal.conflict("disposal.ended"),
                        it.state().equals("approved") && it.watcher() != null && !papers.stuck(id)
                                ? Refusal.conflict("disposal.watched")
                                : null,
                        reason.isBlank() || reason.length() > LONGEST
                                ? Refusal.input("reason", "disposal.reason")
                                : null));
        rows.abandoned(id, reason.strip());
        ledger.record(
                Act.of("archive.abandon-disposal", "disposal:" + id)
                        .at(it.scopePos())
                        .because(reason.strip()));
    }

    private static boolean same(@Nullable UUID account) {
        return Objects.equals(account, Acting.now().account());
    }

    private static boolean head(@Nullable String role) {
        return "academic-office-head".equals(role) || "vice-principal".equals(role);
    }
}
