package org.matricula.governance.publication;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.governance.publication.PublicationView.Line;
import org.matricula.governance.publication.PublicationView.Publication;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.personal.Masks;
import org.matricula.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 名单公示: the door for lists that other modules make, such as of awards. The same few fields for
/// all, names and numbers masked before they are written, down by themselves at the end of the
/// period, open to objections until then (个人信息保护法 第六条 最小范围).
@Service
public class PublishList {

    /// Of how many a list is made that is read from the register in parts, each hanging by itself.
    public static final int PART = 5_000;

    /// How long a list may be: as many as are chosen from at once.
    private static final int MOST = 50_000;

    private static final int WRITTEN = 1_000;

    private static final int LONGEST = 60;

    /// @param outcome in the words that are shown
    public record Entry(String name, @Nullable String number, String unit, String outcome) {}

    /// @param kind what the list is of, such as `selection`
    /// @param office which receives objections; a list without it, or without its phone, is refused
    /// @param days working days it hangs, no fewer than the institution's policy; left out, as many
    /// @param open also for those who are not signed in
    /// @param named whether names stand in full, where a law has the list of persons made public
    ///   whatever the institution masks otherwise
    public record NewList(
            UUID institution,
            String kind,
            String title,
            @Nullable String words,
            @Nullable String office,
            @Nullable String phone,
            @Nullable Integer days,
            boolean open,
            boolean named,
            List<Entry> entries) {}

    private final Publications publications;
    private final PublicationRows rows;
    private final PublicationObjections objections;
    private final Units units;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublishList(
            Publications publications,
            PublicationRows rows,
            PublicationObjections objections,
            Units units,
            Policies policies,
            WorkingDays workingDays,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.publications = publications;
        this.rows = rows;
        this.objections = objections;
        this.units = units;
        this.policies = policies;
        this.workingDays = workingDays;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /// @return the publication, whose page is `/publications/<id>`
    @Transactional
    public UUID publish(NewList it) {
        var institution = units.get(it.institution());
        var office = Objects.requireNonNullElse(it.office(), "").strip();
        var phone = Objects.requireNonNullElse(it.phone(), "").strip();
        var days = it.days();
        var today = LocalDate.now(clock);
        var least = policies.value(PublicationPolicies.DAYS, institution.id(), today);
        Refused.unlessEmpty(
                Refusal.all(
                        reached(institution),
                        office.isEmpty() ? Refusal.input("office", "field.missing") : null,
                        phone.isEmpty() ? Refusal.input("phone", "field.missing") : null,
                        days != null && (days < 1 || days > LONGEST)
                                ? Refusal.input("days", "publication.days")
                                : days != null && days < least
                                        ? Refusal.input("days", "publication.days-least", least)
                                        : null,
                        Refusal.when(it.entries().isEmpty(), "publication.empty"),
                        Refusal.when(
                                it.entries().size() > MOST, "publication.many-entries", MOST)));
        var masks =
                !it.named()
                        && policies.value(PublicationPolicies.MASKS_NAMES, institution.id(), today);
        var hangs = days == null ? least : days;
        var until = workingDays.plus(today, hangs).plusDays(1);
        var actor = Acting.now();
        var id =
                rows.add(
                        new PublishOutcomes.NewPublication(
                                institution.id(),
                                it.kind(),
                                null,
                                null,
                                it.title(),
                                it.words(),
                                office,
                                phone,
                                hangs,
                                it.open()),
                        institution.id(),
                        today,
                        until,
                        actor.account(),
                        actor.name(),
                        clock.instant());
        for (var from = 0; from < it.entries().size(); from += WRITTEN) {
            rows.add(
                    id,
                    IntStream.range(from, Math.min(from + WRITTEN, it.entries().size()))
                            .mapToObj(i -> line(i + 1, it.entries().get(i), masks))
                            .toList());
        }
        ledger.record(
                Act.of("publication.publish", "publication:" + id)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "title", it.title(),
                                        "lines", it.entries().size(),
                                        "until", until.toString(),
                                        "open", it.open())));
        return id;
    }

    /// Working days a list hangs at the least.
    @Transactional(readOnly = true)
    public int least(UUID institution) {
        return policies.value(PublicationPolicies.DAYS, institution, LocalDate.now(clock));
    }

    /// 提前撤下, by whoever made the list, as when another takes its place; one that is down already
    /// stays as it is.
    ///
    /// @return whether it still hung
    @Transactional
    public boolean withdraw(UUID id, String reason) {
        var it = rows.find(id).filter(one -> one.shown(LocalDate.now(clock))).orElse(null);
        if (it == null) {
            return false;
        }
        return down(it, reason);
    }

    /// 撤下, by whoever made the list, also after its time, as when an objection held good only then.
    ///
    /// @return false where it was down already
    @Transactional
    public boolean takeDown(UUID id, String reason) {
        var it = rows.find(id).filter(one -> one.withdrawnAt() == null).orElse(null);
        return it != null && down(it, reason);
    }

    private boolean down(PublicationView.Publication it, String reason) {
        var institution = units.get(it.institutionId());
        Refused.unlessEmpty(Refusal.all(reached(institution)));
        events.publishEvent(new ListFalls(it.id(), reason));
        var actor = Acting.now();
        if (!rows.withdraw(it.id(), actor.account(), actor.name(), clock.instant(), reason)) {
            return false;
        }
        ledger.record(
                Act.of("publication.withdraw", "publication:" + it.id())
                        .at(institution.pos())
                        .because(reason));
        return true;
    }

    /// How a list stands: whether it hung its whole time, and whether objections wait.
    ///
    /// @param last the last day it hangs
    public record Hanging(boolean over, boolean withdrawn, LocalDate last, int unanswered) {}

    /// @throws org.matricula.kernel.Absent where it is another institution's
    @Transactional(readOnly = true)
    public Hanging hanging(UUID id) {
        var it = sighted(id);
        return new Hanging(
                !LocalDate.now(clock).isBefore(it.until()),
                it.withdrawnAt() != null,
                it.until().minusDays(1),
                (int)
                        objections.of(id).stream()
                                .filter(objection -> objection.answeredAt() == null)
                                .count());
    }

    /// One time that a list hung.
    ///
    /// @param publisherId null where the program itself put it up
    /// @param last the last day it was to hang
    /// @param withdrawer null where it was not taken down, or before who did was kept
    public record Hung(
            UUID id,
            String title,
            @Nullable UUID publisherId,
            String publisher,
            Instant publishedAt,
            LocalDate last,
            @Nullable String withdrawer,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnWhy) {}

    /// 公示经过: who put each of them up and who took it down, for the module that made them.
    ///
    /// @throws org.matricula.kernel.Absent where one is another institution's
    @Transactional(readOnly = true)
    public List<Hung> history(List<UUID> ids) {
        return ids.stream().map(this::hung).toList();
    }

    private Hung hung(UUID id) {
        var it = sighted(id);
        return new Hung(
                id,
                it.title(),
                rows.publisher(id).orElse(null),
                it.publisher(),
                it.publishedAt(),
                it.until().minusDays(1),
                it.withdrawer(),
                it.withdrawnAt(),
                it.withdrawnWhy());
    }

    private Publication sighted(UUID id) {
        return rows.find(id)
                .filter(publications::seen)
                .orElseThrow(() -> new Absent("publication " + id));
    }

    /// Who publishes which list, the module that made it has asked; here only whether the school is
    /// theirs.
    private static @Nullable Refusal reached(Unit institution) {
        var scope = Acting.now().scope();
        return scope.reaches(institution.pos()) && scope.reaches(institution.posEnd())
                ? null
                : Refusal.forbidden("governance.reach", institution.name());
    }

    private static Line line(int seq, Entry it, boolean masks) {
        return new Line(
                seq,
                masks ? Masks.name(it.name()) : it.name(),
                it.number() == null ? null : Masks.document(it.number()),
                it.unit(),
                it.outcome(),
                null);
    }
}
