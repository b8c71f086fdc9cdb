package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.governance.errand.ErrandView.Errand;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.governance.place.Typed;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.identity.Role;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// 交办任务: asks everyone who holds a role within a unit to do something by a day, each told at once,
/// such as all class teachers of a grade to complete their pupils' files.
@Service
public class SetErrand {

    private static final int MOST_PEOPLE = 20_000;

    /// @param href the page where it is done, a path within the program
    public record NewErrand(
            @Nullable UUID unit,
            @Nullable List<String> roles,
            @Nullable String title,
            @Nullable String words,
            @Nullable String href,
            @Nullable LocalDate dueOn) {}

    private final Units units;
    private final Holders holders;
    private final ErrandRows rows;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    SetErrand(
            Units units,
            Holders holders,
            ErrandRows rows,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.units = units;
        this.holders = holders;
        this.rows = rows;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public UUID set(NewErrand asked) {
        var errand = tidy(asked);
        var unit = unit(errand.unit());
        Refused.unlessEmpty(refusals(errand));
        var today = LocalDate.now(clock);
        var people =
                Objects.requireNonNull(errand.roles()).stream()
                        .flatMap(role -> holders.within(role, unit.id(), today).stream())
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(people.isEmpty(), "errand.nobody", unit.name()),
                        Refusal.when(people.size() > MOST_PEOPLE, "errand.crowd", MOST_PEOPLE)));
        var actor = Acting.now();
        var id = rows.add(errand, actor.account(), actor.name(), clock.instant());
        var shared = rows.share(id, unit.id(), people);
        notices.tell(
                people.stream().map(Holder::account).distinct().toList(),
                "notice.errand.set",
                "/errands/" + id,
                actor.name(),
                errand.title(),
                errand.dueOn());
        ledger.record(
                Act.of("errand.set", "errand:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "title", String.valueOf(errand.title()),
                                        "people", shared,
                                        "dueOn", String.valueOf(errand.dueOn()))));
        return id;
    }

    /// 催办: tells once more whoever has not done it.
    @Transactional
    public int remind(UUID id) {
        var errand = ordered(id);
        if (errand.cancelledAt() != null) {
            throw new Refused(Refusal.conflict("errand.cancelled"));
        }
        var late = rows.undone(id);
        notices.tell(
                late, "notice.errand.remind", "/errands/" + id, errand.title(), errand.dueOn());
        return late.size();
    }

    @Transactional
    public void cancel(UUID id, String reason) {
        var errand = ordered(id);
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        errand.cancelledAt() == null
                                ? null
                                : Refusal.conflict("errand.cancelled")));
        rows.cancel(id, clock.instant(), reason.strip());
        ledger.record(
                Act.of("errand.cancel", "errand:" + id)
                        .at(units.get(errand.unitId()).pos())
                        .because(reason));
    }

    /// Whoever set it, and whoever orders the affairs of the unit.
    static boolean orders(Errand errand, Unit unit, Actor actor) {
        return errand.setBy() != null && errand.setBy().equals(actor.account())
                || OwnInstitution.may(unit);
    }

    private Errand ordered(UUID id) {
        var errand = rows.find(id).orElseThrow(() -> new Absent("errand " + id));
        if (!orders(errand, units.get(errand.unitId()), Acting.now())) {
            throw new Refused(Refusal.forbidden("errand.setter"));
        }
        return errand;
    }

    private Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        var id = asked == null ? actor.unit() : asked;
        return units.find(id == null ? new UUID(0, 0) : id)
                .filter(it -> actor.scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private List<Refusal> refusals(NewErrand errand) {
        var roles = Objects.requireNonNull(errand.roles());
        var href = errand.href();
        return Refusal.all(
                String.valueOf(errand.title()).isEmpty()
                        ? Refusal.input("title", "field.missing")
                        : null,
                roles.isEmpty() || roles.stream().anyMatch(it -> Role.of(it).isEmpty())
                        ? Refusal.input("roles", "errand.roles")
                        : null,
                errand.dueOn() == null || errand.dueOn().isBefore(LocalDate.now(clock))
                        ? Refusal.input("dueOn", "errand.due")
                        : null,
                href != null && !href.matches("/(?!/)[^\\s\\\\]{0,200}")
                        ? Refusal.input("href", "errand.href")
                        : null);
    }

    private static NewErrand tidy(NewErrand it) {
        return new NewErrand(
                it.unit(),
                it.roles() == null ? List.of() : it.roles(),
                Typed.text(it.title()),
                Typed.orNull(it.words()),
                Typed.orNull(it.href()),
                it.dueOn());
    }
}
