package org.matricula.archive.disposal;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 保管期限 as the school fixes them with the archives authority's approval, and 封存 of single volumes.
@Service
class SetPeriods {

    private static final int LONGEST = 200;
    private static final int MOST_YEARS = 100;

    private final PeriodRows rows;
    private final ShortenPeriod shortenPeriod;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    SetPeriods(
            PeriodRows rows, ShortenPeriod shortenPeriod, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.shortenPeriod = shortenPeriod;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The acting person's school.
    ///
    /// @throws Absent for whoever stands above schools
    Unit school() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("institution");
        }
        return units.get(institution);
    }

    @Transactional(readOnly = true)
    List<KeepingPeriod> all() {
        return rows.of(school().id());
    }

    /// A longer period holds at once; a shorter one waits for the second person.
    ///
    /// @param years null for ever
    /// @return whether it holds
    @Transactional
    boolean set(String kind, @Nullable Integer years, String basis) {
        var school = school();
        var before = rows.of(school.id()).stream().filter(it -> it.kind().equals(kind)).findFirst();
        Refused.unlessEmpty(
                Refusal.all(
                        before.isEmpty() ? Refusal.input("kind", "volume.kind") : null,
                        years != null && (years < 1 || years > MOST_YEARS)
                                ? Refusal.input("years", "disposal.years")
                                : null,
                        basis.isBlank() || basis.length() > LONGEST
                                ? Refusal.input("basis", "disposal.basis")
                                : null));
        var was = before.orElseThrow();
        if (years != null && ShortenPeriod.shorter(was.years(), years)) {
            shortenPeriod.propose(school, was, years, basis.strip());
            return false;
        }
        rows.set(school.id(), kind, years, basis.strip(), Acting.now().name(), clock.instant());
        ledger.record(
                Act.of("archive.keeping-period", "unit:" + school.id())
                        .at(school.pos())
                        .because(basis.strip())
                        .from(Map.of("kind", kind, "years", said(was.years())))
                        .to(Map.of("kind", kind, "years", said(years))));
        return true;
    }

    @Transactional
    void hold(UUID volume, String reason) {
        var at = reached(volume, reason);
        if (!rows.hold(volume, reason.strip(), clock.instant())) {
            throw new Refused(Refusal.conflict("disposal.held-already"));
        }
        ledger.record(Act.of("archive.hold", "volume:" + volume).at(at).because(reason.strip()));
    }

    @Transactional
    void lift(UUID volume, String reason) {
        var at = reached(volume, reason);
        var listed = rows.listed(volume);
        Refused.unlessEmpty(
                Refusal.all(
                        listed == null ? null : Refusal.conflict("disposal.lift-listed", listed)));
        if (!rows.lift(volume, reason.strip(), clock.instant())) {
            throw new Refused(Refusal.conflict("disposal.not-held"));
        }
        ledger.record(
                Act.of("archive.lift-hold", "volume:" + volume).at(at).because(reason.strip()));
    }

    private long reached(UUID volume, String reason) {
        var at = rows.place(volume);
        if (at == null) {
            throw new Absent("volume");
        }
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() || reason.length() > LONGEST
                                ? Refusal.input("reason", "disposal.reason")
                                : null));
        return at;
    }

    static String said(@Nullable Integer years) {
        return years == null ? "permanent" : years.toString();
    }
}
