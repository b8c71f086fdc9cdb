package org.matricula.teaching.staff;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 师资队伍: read by the offices, and by each teacher about themselves; ranks and titles are written by
/// the offices.
@Service
public class KeepTeachers {

    /// @param profile null as long as none is kept
    public record View(
            UUID account,
            String name,
            TeacherProfiles.@Nullable Profile profile,
            List<TeacherProfiles.Taught> taught) {}

    public static final List<String> RANKS =
            List.of("senior", "associate", "intermediate", "junior", "none");

    private static final int SHORT = 60;
    private static final int LONG = 100;

    private final TeacherProfiles profiles;
    private final Accounts accounts;
    private final Units units;
    private final Terms terms;
    private final Ledger ledger;
    private final Clock clock;

    KeepTeachers(
            TeacherProfiles profiles,
            Accounts accounts,
            Units units,
            Terms terms,
            Ledger ledger,
            Clock clock) {
        this.profiles = profiles;
        this.accounts = accounts;
        this.units = units;
        this.terms = terms;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Of the acting post's institution; today's where none is asked for.
    @Transactional(readOnly = true)
    @Nullable Term term(@Nullable UUID asked) {
        var institution = institution().id();
        return asked == null
                ? terms.lastBegun(institution, LocalDate.now(clock)).orElse(null)
                : terms.of(institution).stream()
                        .filter(it -> it.id().equals(asked))
                        .findFirst()
                        .orElseThrow(() -> new Absent("term " + asked));
    }

    @Transactional(readOnly = true)
    public List<TeacherProfiles.Teacher> of(UUID term) {
        var all = profiles.of(institution().id(), term);
        var actor = Acting.now();
        return actor.holds("teacher")
                ? all.stream().filter(it -> it.account().equals(actor.account())).toList()
                : all;
    }

    /// @throws Absent for somebody who doesn't teach within reach, and for a fellow teacher
    @Transactional(readOnly = true)
    public View show(UUID account) {
        var actor = Acting.now();
        var own = account.equals(actor.account());
        if (actor.holds("teacher") ? !own : !profiles.known(account)) {
            throw new Absent("teacher " + account);
        }
        var name = accounts.find(account).orElseThrow(() -> new Absent("teacher")).name();
        return new View(
                account, name, profiles.profile(account).orElse(null), profiles.taught(account));
    }

    @Transactional
    public void keep(UUID account, String rank, String title, String degree, String field) {
        var it = show(account);
        var at = institution();
        Refused.unlessEmpty(
                Refusal.all(
                        Set.copyOf(RANKS).contains(rank)
                                ? null
                                : Refusal.input("rank", "teacher.rank"),
                        title.strip().length() > SHORT
                                ? Refusal.input("title", "inspection.long", SHORT)
                                : null,
                        degree.strip().length() > SHORT
                                ? Refusal.input("degree", "inspection.long", SHORT)
                                : null,
                        field.strip().length() > LONG
                                ? Refusal.input("field", "inspection.long", LONG)
                                : null));
        var place = units.get(java.util.Objects.requireNonNull(Acting.now().unit()));
        profiles.keep(
                account,
                at.id(),
                place.pos(),
                new TeacherProfiles.Profile(
                        account, it.name(), rank, title.strip(), degree.strip(), field.strip()),
                clock.instant());
        ledger.record(
                Act.of("teacher.keep", "account:" + account)
                        .at(place.pos())
                        .from(
                                Map.of(
                                        "rank",
                                        it.profile() == null ? "none" : it.profile().rank(),
                                        "title",
                                        it.profile() == null ? "" : it.profile().title()))
                        .to(Map.of("rank", rank, "title", title.strip())));
    }

    private Unit institution() {
        var place = Acting.now().unit();
        var institution = place == null ? null : units.get(place).institutionId();
        if (institution == null) {
            throw new Absent("institution");
        }
        return units.get(institution);
    }
}
