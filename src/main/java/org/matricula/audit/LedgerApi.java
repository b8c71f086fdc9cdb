package org.matricula.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The ledger for other systems: entries with hash and predecessor, and what signs them.
@RestController
@Allowed("auditor")
@RequestMapping("/api/v1/ledger")
class LedgerApi {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /// @param hash null until the entry has its place in the order
    record Entry(
            UUID id,
            @Nullable Long seq,
            OffsetDateTime at,
            String actor,
            String role,
            String origin,
            String action,
            @Nullable String subject,
            @Nullable UUID caseId,
            @Nullable String reason,
            @Nullable Map<String, @Nullable Object> before,
            @Nullable Map<String, @Nullable Object> after,
            @Nullable String hash,
            @Nullable String predecessor) {}

    /// @param note the checkpoint as C2SP `signed-note`
    record Checkpoint(long seq, long size, OffsetDateTime at, String note) {}

    /// @param key the public key, to be compared with the one its holder has
    record Checkpoints(String key, java.util.List<Checkpoint> items, @Nullable String next) {}

    private final LedgerSearch search;
    private final LedgerLines lines;
    private final LedgerRounds rounds;
    private final LedgerKey key;
    private final Checkpointed checkpointed;

    LedgerApi(
            LedgerSearch search,
            LedgerLines lines,
            LedgerRounds rounds,
            LedgerKey key,
            Checkpointed checkpointed) {
        this.search = search;
        this.lines = lines;
        this.rounds = rounds;
        this.key = key;
        this.checkpointed = checkpointed;
    }

    @GetMapping
    Slice<Entry> entries(
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        rounds.order();
        var filter = new LedgerSearch.Filter(subject, person, action, from, until);
        return search.find(filter, within(limit), cursor).map(this::shown);
    }

    @GetMapping("/checkpoints")
    Checkpoints checkpoints(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        var slice = checkpointed.newest(within(limit), cursor);
        return new Checkpoints(
                key.verifierKey(), slice.map(LedgerApi::shown).items(), slice.next());
    }

    /// Signs what stands in the ledger now.
    @PostMapping("/checkpoints")
    @ResponseStatus(HttpStatus.CREATED)
    Checkpoint close() {
        rounds.close();
        return shown(checkpointed.newest(1, null).items().getFirst());
    }

    private Entry shown(LedgerSearch.Entry it) {
        return new Entry(
                it.id(),
                it.seq(),
                time(it.at()),
                it.actor(),
                it.role(),
                it.origin(),
                it.action(),
                it.subject(),
                it.caseId(),
                it.reason(),
                lines.values(it.before()),
                lines.values(it.after()),
                it.hash(),
                it.predecessor());
    }

    private static Checkpoint shown(Chain.Checkpoint it) {
        return new Checkpoint(it.seq(), it.size(), time(it.at()), it.note());
    }

    private static OffsetDateTime time(Instant at) {
        return at.atZone(ZONE).toOffsetDateTime();
    }

    private static int within(int limit) {
        if (limit < 1 || limit > 200) {
            throw new Refused(Refusal.input("limit", "limit"));
        }
        return limit;
    }
}
