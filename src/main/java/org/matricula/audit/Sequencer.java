package org.matricula.audit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts entries into one order after their transactions have ended, chains them and signs the
/// whole. Chaining within the transactions themselves would make all acts wait for one another.
@Service
class Sequencer {

    static final Duration BETWEEN_CHECKPOINTS = Duration.ofSeconds(30);

    private static final int PAGE = 2000;

    private final Chain chain;
    private final LedgerLines lines;
    private final LedgerKey key;

    Sequencer(Chain chain, LedgerLines lines, LedgerKey key) {
        this.chain = chain;
        this.lines = lines;
        this.key = key;
    }

    /// @return whether more are waiting
    @Transactional
    public boolean sequence() {
        if (!chain.lead()) {
            return false;
        }
        var head = chain.head();
        var waiting = chain.waiting(head, PAGE);
        if (waiting.isEmpty()) {
            return false;
        }
        var tree = Frontier.tree(head.size(), head.frontier());
        var entries = new ArrayList<UUID>();
        var hashes = new ArrayList<byte[]>();
        var predecessors = new ArrayList<byte[]>();
        var last = head.hash();
        for (var it : waiting) {
            var line = lines.line(it.row(), head.size() + entries.size(), last);
            entries.add(it.row().id());
            predecessors.add(last);
            last = LedgerLines.hash(line);
            hashes.add(last);
            tree.add(last);
        }
        chain.add(head.size(), entries, hashes, predecessors);
        var size = head.size() + entries.size();
        chain.advance(
                new Chain.Head(
                        size, last, Frontier.of(tree), waiting.getLast().xid(), entries.getLast()));
        return waiting.size() == PAGE;
    }

    /// Signs the root of all entries in order.
    ///
    /// @param atOnce even if the last checkpoint is young
    @Transactional
    public void checkpoint(boolean atOnce) {
        if (!chain.lead()) {
            return;
        }
        var head = chain.head();
        var before = chain.lastCheckpoint();
        var now = chain.now();
        var due =
                before.map(it ->
                                it.size() < head.size()
                                        && (atOnce
                                                || !it.at().plus(BETWEEN_CHECKPOINTS).isAfter(now)))
                        .orElse(head.size() > 0);
        if (!due) {
            return;
        }
        var root = Frontier.tree(head.size(), head.frontier()).root();
        var previous =
                before.map(it -> it.note().getBytes(StandardCharsets.UTF_8))
                        .map(it -> Base64.getEncoder().encodeToString(LedgerVerifier.sha256(it)))
                        .orElse("-");
        var text =
                "%s\n%d\n%s\nat %s\nprevious %s\n"
                        .formatted(
                                key.name(),
                                head.size(),
                                Base64.getEncoder().encodeToString(root),
                                now,
                                previous);
        chain.add(
                new Chain.Checkpoint(
                        before.map(it -> it.seq() + 1).orElse(0L),
                        head.size(),
                        now,
                        key.sign(text)));
    }
}
