package org.matricula.archive.disposal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 销毁与监销: only what was approved, by its list, before two who sign each under their own account;
/// with the second signature the files are gone, their names and digests stay upon the list.
@Service
class DestroyPapers {

    static final List<String> METHODS = List.of("shredded", "burnt", "pulped");

    private final DisposalRows rows;
    private final DestroyedRows papers;
    private final Files files;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final Clock clock;

    DestroyPapers(
            DisposalRows rows,
            DestroyedRows papers,
            Files files,
            ApplicationEventPublisher news,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.papers = papers;
        this.files = files;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The first signature names how, the second ends it.
    ///
    /// @param method needed of the first
    @Transactional
    void watch(UUID id, String method) {
        rows.lock(id);
        var it = rows.get(id);
        var first = it.watcher() == null;
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("approved")
                                ? null
                                : Refusal.conflict("disposal.not-approved"),
                        same(it.drafterId()) ? Refusal.forbidden("disposal.drafter") : null,
                        !first && same(it.watcherId())
                                ? Refusal.forbidden("disposal.second-watcher")
                                : null,
                        first && !METHODS.contains(method)
                                ? Refusal.input("method", "disposal.method")
                                : null));
        papers.lock(id);
        stopped(id);
        if (first) {
            rows.watched(id, method, clock.instant());
            ledger.record(
                    Act.of("archive.watch-destruction", "disposal:" + id)
                            .at(it.scopePos())
                            .to(Map.of("number", it.number(), "method", method)));
            return;
        }
        papers.describe(id);
        for (var scan : papers.scans(id)) {
            files.discard(scan.fileId(), it.number());
        }
        papers.empty(id);
        var digest = digest(rows.items(id));
        rows.destroyed(id, digest, clock.instant());
        news.publishEvent(new PapersDestroyed(id));
        ledger.record(
                Act.of("archive.destroy", "disposal:" + id)
                        .at(it.scopePos())
                        .because(it.secondOpinion())
                        .to(
                                Map.of(
                                        "number",
                                        it.number(),
                                        "items",
                                        it.destroy(),
                                        "pages",
                                        it.pages(),
                                        "sha256",
                                        HexFormat.of().formatHex(digest))));
    }

    private void stopped(UUID id) {
        var held = papers.held(id);
        var lent = papers.lent(id);
        var departed = papers.departed(id);
        var changed = papers.changed(id);
        Refused.unlessEmpty(
                Refusal.all(
                        held.isEmpty()
                                ? null
                                : Refusal.conflict("disposal.held", String.join("、", held)),
                        lent.isEmpty()
                                ? null
                                : Refusal.conflict("disposal.out", String.join("、", lent)),
                        departed.isEmpty()
                                ? null
                                : Refusal.conflict("disposal.departed", String.join("、", departed)),
                        changed.isEmpty()
                                ? null
                                : Refusal.conflict("disposal.changed", String.join("、", changed))));
    }

    private static boolean same(@Nullable UUID account) {
        return Objects.equals(account, Acting.now().account());
    }

    /// Of the list line by line, so that it can be told whether a printed one is this.
    static byte[] digest(List<DisposalItem> items) {
        var lines =
                items.stream()
                        .map(it ->
                                "%s\t%s\t%s\t%s\t%s\t%s\t%s"
                                        .formatted(
                                                it.volume(),
                                                it.student(),
                                                it.kind(),
                                                it.pages(),
                                                it.endedOn(),
                                                it.verdict(),
                                                it.destroyed()))
                        .collect(Collectors.joining("\n"));
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(lines.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
