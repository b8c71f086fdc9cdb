package org.matricula.report.saved;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/// 分享常用报表: the question is shared, not its answer. Whoever it is shared with has it answered within
/// their own post, so that nobody sees through it what they may not see without it.
@Service
class ShareReports {

    /// Those who may open saved reports at all.
    static final List<String> ROLES =
            Arrays.asList(OpenToSaved.class.getAnnotation(Allowed.class).value());

    private static final int MOST_READERS = 500;

    private final SavedRows rows;
    private final ShareRows shares;
    private final Units units;
    private final Holders holders;
    private final Notices notices;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShareReports(
            SavedRows rows,
            ShareRows shares,
            Units units,
            Holders holders,
            Notices notices,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.shares = shares;
        this.units = units;
        this.holders = holders;
        this.notices = notices;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Transactional
    public List<Share> of(UUID saved) {
        return rows.find(saved).isEmpty() ? List.of() : shares.of(saved);
    }

    /// Where its owner may share it: within the post it was kept under.
    @Transactional
    public List<Unit> places(UUID saved) {
        var it = own(saved);
        return Stream.concat(Stream.of(units.get(it.unitId())), units.below(it.unitId()).stream())
                .limit(600)
                .toList();
    }

    /// @param role blank for every role that reads saved reports
    @Transactional
    public void share(UUID saved, @Nullable UUID within, String role) {
        var it = own(saved);
        var unit = within == null ? null : units.find(within).orElse(null);
        var post = units.get(it.unitId());
        Refused.unlessEmpty(
                Refusal.all(
                        unit == null
                                        || unit.pos() < post.pos()
                                        || unit.posEnd() > post.posEnd()
                                        || !Acting.now().scope().reaches(unit.pos())
                                ? Refusal.input("unit", "saved.share-unit")
                                : null,
                        role.isEmpty() || ROLES.contains(role)
                                ? null
                                : Refusal.input("role", "saved.share-role")));
        var chosen = Objects.requireNonNull(unit);
        var readers = readers(it, chosen.id(), role.isEmpty() ? null : role);
        Refused.unlessEmpty(
                Refusal.all(
                        readers.isEmpty() ? Refusal.rule("saved.share-nobody").at("unit") : null,
                        readers.size() > MOST_READERS
                                ? Refusal.rule("saved.share-many", MOST_READERS).at("unit")
                                : null));
        var id =
                shares.add(saved, chosen, role.isEmpty() ? null : role, clock.instant())
                        .orElseThrow(
                                () -> new Refused(Refusal.conflict("saved.shared").at("unit")));
        notices.tell(
                readers.stream().map(Holder::account).distinct().toList(),
                "notice.saved.shared",
                "/saved-reports/" + saved,
                it.name(),
                Acting.now().name());
        ledger.record(
                Act.of("report.share", "saved-report:" + saved)
                        .at(chosen.pos())
                        .to(
                                Map.of(
                                        "share", id.toString(),
                                        "unit", chosen.id().toString(),
                                        "role", role,
                                        "readers", readers.size())));
    }

    @Transactional
    public void end(UUID saved, UUID share) {
        own(saved);
        if (!shares.end(saved, share, clock.instant())) {
            throw new Absent("share " + share);
        }
        ledger.record(
                Act.of("report.unshare", "saved-report:" + saved)
                        .to(Map.of("share", share.toString())));
    }

    /// Those shared with the acting post, not one's own.
    public List<Saved> withMe() {
        return reached().stream()
                .flatMap(id -> any(id).stream())
                .filter(it -> !it.ownerId().equals(Acting.now().account()))
                .toList();
    }

    /// One's own, or one shared with the acting post. Asked outside a transaction: what lies beyond
    /// the reader's reach is read in one of its own.
    ///
    /// @throws Absent where it is neither
    public Saved readable(UUID saved) {
        var own = Objects.requireNonNull(transaction.execute(_ -> rows.find(saved)));
        return own.or(() -> reached().contains(saved) ? any(saved) : Optional.empty())
                .orElseThrow(() -> new Absent("saved report " + saved));
    }

    /// Whoever a report is shared with today, each post once, its owner left out.
    @Transactional
    public List<Holder> readers(Saved it) {
        return shares.of(it.id()).stream()
                .flatMap(one -> readers(it, one.unitId(), one.role()).stream())
                .distinct()
                .limit(MOST_READERS)
                .toList();
    }

    private List<Holder> readers(Saved it, UUID unit, @Nullable String role) {
        var today = LocalDate.now(clock);
        return (role == null ? ROLES : List.of(role))
                .stream()
                        .flatMap(one -> holders.within(one, unit, today).stream())
                        .filter(one -> one.unit() != null && !one.account().equals(it.ownerId()))
                        .distinct()
                        .toList();
    }

    /// The report lies at its owner's unit, which a reader does not reach.
    private List<UUID> reached() {
        var actor = Acting.now();
        return actor.unit() == null
                ? List.of()
                : Acting.call(
                        Actor.system("saved-reports"),
                        () -> transaction.execute(_ -> shares.with(actor.role(), actor.unit())));
    }

    private Optional<Saved> any(UUID saved) {
        return Acting.call(
                Actor.system("saved-reports"),
                () -> transaction.execute(_ -> rows.anybodys(saved)));
    }

    private Saved own(UUID saved) {
        return rows.find(saved).orElseThrow(() -> new Absent("saved report " + saved));
    }
}
