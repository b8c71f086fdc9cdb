package org.matricula.announcement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.matricula.codebook.Codes;
import org.matricula.identity.Role;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.registry.KeptView;
import org.matricula.registry.KeptViews;
import org.matricula.registry.StudentSelection;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Whom an announcement is for: never beyond the sender's reach, and said in words beside it.
@Component
class Aim {

    private static final Set<String> AUDIENCES = Set.of("students", "guardians", "staff");
    private static final int MOST_UNITS = 400;
    private static final int HIGHEST_GRADE = 12;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2200;
    private static final int SAID = 8;

    private final Units units;
    private final Codes codes;
    private final KeptViews views;
    private final MessageSource messages;

    Aim(Units units, Codes codes, KeptViews views, MessageSource messages) {
        this.units = units;
        this.codes = codes;
        this.views = views;
        this.messages = messages;
    }

    List<Refusal> faults(NewAnnouncement it) {
        return Refusal.all(
                it.units().isEmpty() || it.units().size() > MOST_UNITS
                        ? Refusal.input("unit", "announcement.unit", MOST_UNITS)
                        : null,
                it.audiences().isEmpty() || !AUDIENCES.containsAll(it.audiences())
                        ? Refusal.input("audience", "announcement.audience")
                        : null,
                it.statuses().stream()
                                .allMatch(code -> codes.find("student-status", code).isPresent())
                        ? null
                        : Refusal.input("status", "announcement.status"),
                it.grades().stream().allMatch(grade -> grade >= 1 && grade <= HIGHEST_GRADE)
                        ? null
                        : Refusal.input("grade", "announcement.grade"),
                it.years().stream().allMatch(year -> year >= FIRST_YEAR && year <= LAST_YEAR)
                        ? null
                        : Refusal.input("entryYear", "announcement.year"),
                it.ofStaff() && (it.roles().isEmpty() || !it.roles().stream().allMatch(Aim::staff))
                        ? Refusal.input("role", "announcement.role")
                        : null);
    }

    private static boolean staff(String role) {
        return Role.of(role).filter(it -> !it.personal()).isPresent();
    }

    /// @throws Absent if a unit or the view is beyond the acting person
    Aimed of(NewAnnouncement it) {
        Refused.unlessEmpty(faults(it));
        var chosen = it.units().stream().map(this::reached).toList();
        return new Aimed(
                it,
                within(chosen),
                chosen,
                it.view() == null ? StudentSelection.EVERYBODY : views.selection(it.view()));
    }

    private Unit reached(UUID unit) {
        var scope = Acting.now().scope();
        return units.find(unit)
                .filter(it ->
                        scope.persons().isEmpty()
                                && scope.reaches(it.pos())
                                && scope.reaches(it.posEnd()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// The nearest that holds them all; the sender reaches it, who reaches both ends of what they
    /// chose.
    private Unit within(List<Unit> chosen) {
        var lo = chosen.stream().mapToLong(Unit::pos).min().orElseThrow();
        var hi = chosen.stream().mapToLong(Unit::posEnd).max().orElseThrow();
        return units.path(chosen.getFirst().id()).reversed().stream()
                .filter(it -> it.pos() <= lo && hi <= it.posEnd())
                .findFirst()
                .map(it -> reached(it.id()))
                .orElseThrow(() -> new Absent("unit"));
    }

    String words(Aimed aimed) {
        var it = aimed.it();
        var locale = Locale.SIMPLIFIED_CHINESE;
        var parts = new ArrayList<String>();
        it.audiences().forEach(one -> parts.add(say("announcement.audience." + one)));
        if (it.ofStaff()) {
            it.roles().forEach(role -> parts.add(say("role." + role)));
        }
        if (!aimed.units().equals(List.of(aimed.within()))) {
            aimed.units().stream().limit(SAID).forEach(unit -> parts.add(unit.name()));
            if (aimed.units().size() > SAID) {
                parts.add(say("announcement.of-units", aimed.units().size()));
            }
        }
        it.grades().forEach(grade -> parts.add(say("announcement.of-grade", grade)));
        it.years().forEach(year -> parts.add(say("announcement.of-year", String.valueOf(year))));
        it.statuses().forEach(code -> parts.add(codes.label("student-status", code, locale)));
        views.all().stream()
                .filter(view -> view.id().equals(it.view()))
                .map(KeptView::name)
                .forEach(name -> parts.add(say("announcement.of-view", name)));
        if (!it.numbers().isEmpty()) {
            parts.add(say("announcement.named", it.numbers().size()));
        }
        return String.join("，", parts);
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }
}
