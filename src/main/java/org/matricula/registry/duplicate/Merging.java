package org.matricula.registry.duplicate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.StoredFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.PersonHanded;
import org.matricula.registry.Registry;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a merge moves, and moves back. Each thing that moved is written down, so that undoing it
/// gives back exactly these; what was edited since goes back as it is now.
@Service
class Merging {

    private final DuplicateRows duplicates;
    private final MergeRows rows;
    private final MergedLines lines;
    private final Files files;
    private final Registry registry;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final Clock clock;

    Merging(
            DuplicateRows duplicates,
            MergeRows rows,
            MergedLines lines,
            Files files,
            Registry registry,
            ApplicationEventPublisher news,
            Ledger ledger,
            Clock clock) {
        this.duplicates = duplicates;
        this.rows = rows;
        this.lines = lines;
        this.files = files;
        this.registry = registry;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param reached which of the two the checker reaches by their own post
    @Transactional
    void merge(UUID id, List<UUID> reached, String reason) {
        var pair = duplicates.lock(id).orElseThrow(() -> new Absent("duplicate " + id));
        var checker = Acting.now();
        Refused.unlessEmpty(refusals(pair, reached, reason));
        var kept = java.util.Objects.requireNonNull(pair.keptId());
        var gone = pair.goneId();
        rows.lock(kept, gone);
        var moving = rows.enrolments(gone);
        Refused.unlessEmpty(
                Refusal.all(
                        rows.bothActive(kept, gone) ? Refusal.rule("duplicate.both-active") : null,
                        rows.mergedAlready(kept, gone)
                                ? Refusal.conflict("duplicate.decided")
                                : null));
        var merge = rows.begin(id, kept, gone, clock.instant());
        lines.move(merge, gone, kept);
        lines.fill(merge, gone, kept);
        rows.moveHistory(merge, gone, kept);
        rows.moveKeys(merge, gone, kept);
        rows.moveAccounts(merge, gone, kept);
        var papers = files.of(gone).stream().map(StoredFile::id).toList();
        rows.note(merge, "file", "attachment.file", papers);
        files.hand(papers, kept);
        rows.leave(gone, kept);
        rows.note(merge, "enrolment", "enrolment", moving);
        hand(moving, gone, kept);
        lines.respell(kept);
        registry.detailsChanged(rows.enrolments(kept));
        duplicates.decide(id, "merged", checker, clock.instant(), reason.strip());
        note("duplicate.merge", pair, reason);
    }

    @Transactional
    void undo(UUID id, String reason) {
        var pair = duplicates.lock(id).orElseThrow(() -> new Absent("duplicate " + id));
        Refused.unlessEmpty(DecideDuplicate.refusals(pair, List.of("merged"), reason));
        var merge = rows.standing(id).orElseThrow(() -> new Absent("merge " + id));
        rows.lock(merge.keptId(), merge.goneId());
        Refused.unlessEmpty(
                Refusal.all(
                        rows.mergedAlready(merge.keptId(), merge.keptId())
                                ? Refusal.conflict("duplicate.later")
                                : null));
        hand(rows.parts(merge.id(), "enrolment"), merge.keptId(), merge.goneId());
        rows.comeBack(merge.goneId(), merge.keptId());
        files.hand(rows.parts(merge.id(), "file"), merge.goneId());
        rows.returnAccounts(merge.id(), merge.goneId());
        rows.returnKeys(merge.id(), merge.goneId());
        rows.returnHistory(merge.id(), merge.goneId());
        lines.empty(merge.id(), merge.keptId());
        lines.moveBack(merge.id(), merge.keptId(), merge.goneId());
        lines.respell(merge.keptId());
        lines.respell(merge.goneId());
        registry.detailsChanged(rows.enrolments(merge.keptId()));
        registry.detailsChanged(rows.enrolments(merge.goneId()));
        rows.end(merge.id(), clock.instant(), Acting.now().name(), reason.strip());
        duplicates.decide(id, "different", Acting.now(), clock.instant(), reason.strip());
        note("duplicate.undo", pair, reason);
    }

    private void hand(List<UUID> enrolments, UUID from, UUID person) {
        lines.hand(enrolments, from, person);
        news.publishEvent(new PersonHanded(person, enrolments));
    }

    private static List<Refusal> refusals(Duplicate pair, List<UUID> reached, String reason) {
        var found = DecideDuplicate.refusals(pair, List.of("proposed"), reason);
        var account = Acting.now().account();
        if (account != null && account.equals(pair.maker())) {
            found.add(Refusal.rule("duplicate.own"));
        }
        if (!(pair.makerLeft() || reached.contains(pair.leftId()))
                || !(pair.makerRight() || reached.contains(pair.rightId()))) {
            found.add(Refusal.rule("duplicate.reach"));
        }
        return found;
    }

    private void note(String action, Duplicate pair, String reason) {
        var kept = java.util.Objects.requireNonNull(pair.keptId());
        var place = rows.place(kept).orElse(Act.ACTORS_OWN);
        for (var person : List.of(pair.leftId(), pair.rightId())) {
            ledger.record(
                    Act.of(action, "person:" + person)
                            .at(place)
                            .because(reason.strip())
                            .to(
                                    Map.of(
                                            "duplicate", pair.id().toString(),
                                            "kept", String.valueOf(pair.keptId()),
                                            "proposedBy", String.valueOf(pair.makerName()))));
        }
    }
}
