package org.matricula.governance.publication;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.WorkingDays;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.governance.publication.PublicationRows.Outcome;
import org.matricula.governance.publication.PublicationView.Line;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.personal.Masks;
import org.matricula.policy.Policies;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 公示: makes public what was decided for one kind of case in a period, names masked as the policy
/// has it. At its end it is withdrawn by itself: from that day on nobody is shown it.
@Service
public class PublishOutcomes {

    /// How long a list may be; it is written and read in parts.
    private static final int MOST = 50_000;

    private static final int WRITTEN = 1_000;

    /// So many lines stand in a preview; what it says of the others is their number.
    private static final int SHOWN = 200;

    /// @param all how many would hang
    record Preview(List<Line> lines, long all) {}

    /// @param from first day of the decisions, `last` the last one
    /// @param days working days it hangs, no fewer than the institution's policy; left out, as many
    /// @param open also for those who are not signed in
    public record NewPublication(
            @Nullable UUID unit,
            @Nullable String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate last,
            @Nullable String title,
            @Nullable String words,
            @Nullable String office,
            @Nullable String phone,
            @Nullable Integer days,
            boolean open) {}

    private final OwnInstitution own;
    private final Publishable publishable;
    private final Publications publications;
    private final PublicationRows rows;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PublishOutcomes(
            OwnInstitution own,
            Publishable publishable,
            Publications publications,
            PublicationRows rows,
            Policies policies,
            WorkingDays workingDays,
            Ledger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.own = own;
        this.publishable = publishable;
        this.publications = publications;
        this.rows = rows;
        this.policies = policies;
        this.workingDays = workingDays;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public UUID publish(NewPublication asked) {
        var it = tidy(asked);
        var institution = own.of(it.unit());
        Refused.unlessEmpty(refusals(it, institution));
        var outcomes = outcomes(institution, it);
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(outcomes.isEmpty(), "publication.nothing"),
                        Refusal.when(outcomes.size() > MOST, "publication.many", MOST)));
        var today = LocalDate.now(clock);
        var days = it.days() == null ? days(institution) : it.days();
        var until = workingDays.plus(today, days).plusDays(1);
        var actor = Acting.now();
        var id =
                rows.add(
                        it,
                        institution.id(),
                        today,
                        until,
                        actor.account(),
                        actor.name(),
                        clock.instant());
        var lines = masked(institution, outcomes);
        for (var at = 0; at < lines.size(); at += WRITTEN) {
            var end = Math.min(at + WRITTEN, lines.size());
            rows.add(id, lines.subList(at, end), outcomes.subList(at, end));
        }
        ledger.record(
                Act.of("publication.publish", "publication:" + id)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "title", String.valueOf(it.title()),
                                        "lines", outcomes.size(),
                                        "until", until.toString(),
                                        "open", it.open())));
        return id;
    }

    /// What would be shown, before it is.
    @Transactional(readOnly = true)
    Preview preview(Unit institution, String kind, LocalDate from, LocalDate last) {
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution), publishable.unlessMay(kind, false)));
        var until = last.plusDays(1);
        return new Preview(
                masked(institution, rows.outcomes(institution.id(), kind, from, until, SHOWN)),
                rows.countOutcomes(institution.id(), kind, from, until));
    }

    int days(Unit institution) {
        return policies.value(PublicationPolicies.DAYS, institution.id(), LocalDate.now(clock));
    }

    /// 提前撤下.
    @Transactional
    public void withdraw(UUID id, String reason) {
        var it = publications.get(id);
        var institution = publications.institution(it);
        Refused.unlessEmpty(
                Refusal.all(
                        OwnInstitution.unlessMay(institution),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        it.withdrawnAt() == null
                                ? null
                                : Refusal.conflict("publication.withdrawn")));
        events.publishEvent(new ListFalls(id, reason.strip()));
        var actor = Acting.now();
        if (!rows.withdraw(id, actor.account(), actor.name(), clock.instant(), reason.strip())) {
            throw new Refused(Refusal.conflict("publication.withdrawn"));
        }
        ledger.record(
                Act.of("publication.withdraw", "publication:" + id)
                        .at(institution.pos())
                        .because(reason));
    }

    private List<Outcome> outcomes(Unit institution, NewPublication it) {
        return rows.outcomes(
                institution.id(),
                String.valueOf(it.kind()),
                java.util.Objects.requireNonNull(it.from()),
                java.util.Objects.requireNonNull(it.last()).plusDays(1),
                MOST + 1);
    }

    private List<Line> masked(Unit institution, List<Outcome> outcomes) {
        var masks =
                policies.value(
                        PublicationPolicies.MASKS_NAMES, institution.id(), LocalDate.now(clock));
        return IntStream.range(0, outcomes.size())
                .mapToObj(i -> line(i + 1, outcomes.get(i), masks))
                .toList();
    }

    private static Line line(int seq, Outcome it, boolean masks) {
        return new Line(
                seq,
                masks ? Masks.name(it.name()) : it.name(),
                it.number() == null ? null : Masks.document(it.number()),
                it.unit(),
                it.outcome(),
                it.effectiveOn());
    }

    private List<Refusal> refusals(NewPublication it, Unit institution) {
        var days = it.days();
        var least = days(institution);
        return Refusal.all(
                OwnInstitution.unlessMay(institution),
                missing("kind", it.kind()),
                publishable.unlessMay(it.kind(), it.open()),
                missing("title", it.title()),
                missing("office", it.office()),
                missing("phone", it.phone()),
                it.from() == null ? Refusal.input("from", "field.missing") : null,
                it.last() == null ? Refusal.input("last", "field.missing") : null,
                it.from() != null && it.last() != null && it.last().isBefore(it.from())
                        ? Refusal.input("last", "body.period")
                        : null,
                days != null && (days < 1 || days > 60)
                        ? Refusal.input("days", "publication.days")
                        : days != null && days < least
                                ? Refusal.input("days", "publication.days-least", least)
                                : null);
    }

    private static @Nullable Refusal missing(String field, @Nullable String value) {
        return value == null || value.isEmpty() ? Refusal.input(field, "field.missing") : null;
    }

    private static NewPublication tidy(NewPublication it) {
        return new NewPublication(
                it.unit(),
                Typed.orNull(it.kind()),
                it.from(),
                it.last(),
                Typed.orNull(it.title()),
                Typed.orNull(it.words()),
                Typed.orNull(it.office()),
                Typed.orNull(it.phone()),
                it.days(),
                it.open());
    }
}
