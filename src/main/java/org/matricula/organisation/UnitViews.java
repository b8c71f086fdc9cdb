package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.UnitView.Answer;
import org.matricula.organisation.UnitView.Child;
import org.matricula.page.Choice;
import org.matricula.page.Crumb;
import org.matricula.page.Fact;
import org.matricula.page.Line;
import org.matricula.page.Moment;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Puts together what a unit's page shows.
@Component
class UnitViews {

    private static final int MOST_CHILDREN = 500;

    private final Units units;
    private final UnitTree tree;
    private final Responsibilities responsibilities;
    private final MessageSource messages;
    private final Clock clock;

    UnitViews(
            Units units,
            UnitTree tree,
            Responsibilities responsibilities,
            MessageSource messages,
            Clock clock) {
        this.units = units;
        this.tree = tree;
        this.responsibilities = responsibilities;
        this.messages = messages;
        this.clock = clock;
    }

    UnitView of(Unit unit, List<Line> lines, Locale locale) {
        var may = TreeKeepers.may(Acting.now(), unit);
        var kind = UnitKind.of(unit.kind()).orElseThrow();
        return new UnitView(
                unit,
                crumbs(unit, locale),
                facts(unit, locale),
                children(unit, locale),
                answers(unit, locale),
                moments(unit, locale),
                may,
                may ? kinds(unit, locale) : List.of(),
                may ? others(unit, kind.parents(), false) : List.of(),
                may ? others(unit, List.of(unit.kind()), true) : List.of(),
                lines);
    }

    private List<Crumb> crumbs(Unit unit, Locale locale) {
        var way = units.path(unit.id());
        var start = Stream.of(new Crumb(word("organisation.units", locale), "/units"));
        return Stream.concat(
                        start,
                        way.stream()
                                .map(it ->
                                        new Crumb(
                                                it.name(),
                                                it.id().equals(unit.id())
                                                        ? null
                                                        : "/units/" + it.id())))
                .toList();
    }

    /// Only what the unit has: a department has no grade.
    private List<Fact> facts(Unit unit, Locale locale) {
        var education =
                unit.education() == null
                        ? null
                        : word("organisation.education." + unit.education(), locale);
        return Stream.of(
                        fact(
                                "organisation.kind",
                                word("organisation.kind." + unit.kind(), locale),
                                locale),
                        fact("organisation.code", unit.code(), locale),
                        fact("organisation.education", education, locale),
                        fact("organisation.entry-year", text(unit.entryYear()), locale),
                        fact("organisation.grade-level", text(unit.gradeLevel()), locale),
                        fact("organisation.from", unit.from().toString(), locale),
                        fact("organisation.until", text(unit.until()), locale))
                .filter(it -> it.value() != null)
                .toList();
    }

    private Fact fact(String label, @Nullable String value, Locale locale) {
        return new Fact(word(label, locale), value);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private List<Child> children(Unit unit, Locale locale) {
        return tree.children(unit.id(), -1, MOST_CHILDREN).stream()
                .map(it ->
                        new Child(
                                it.id(),
                                it.name(),
                                word("organisation.kind." + it.kind(), locale),
                                it.code(),
                                text(it.until())))
                .toList();
    }

    private List<Answer> answers(Unit unit, Locale locale) {
        return responsibilities.at(unit.id()).stream()
                .map(it -> new Answer(it.matter(), it.office(), it.person(), it.phone(), it.room()))
                .toList();
    }

    /// 沿革: the newest first.
    private List<Moment> moments(Unit unit, Locale locale) {
        var moments = new ArrayList<Moment>();
        var names = units.names(unit.id());
        for (var name : names.subList(0, names.size() - 1)) {
            moments.add(moment(name.from(), "organisation.past.named", null, locale, name.name()));
        }
        var first = names.getLast().name();
        moments.add(moment(unit.from(), "organisation.past.opened", null, locale, first));
        for (var move : tree.moves(unit.id())) {
            moments.add(
                    moment(
                            move.movedOn(),
                            "organisation.past.moved",
                            move.reason(),
                            locale,
                            move.toName()));
        }
        for (var kin : tree.mergedInto(unit.id())) {
            moments.add(moment(kin.on(), "organisation.past.took", null, locale, kin.name()));
        }
        var successors = tree.successor(unit.id());
        for (var kin : successors) {
            moments.add(moment(kin.on(), "organisation.past.merged", null, locale, kin.name()));
        }
        if (unit.until() != null && successors.isEmpty()) {
            moments.add(moment(unit.until(), "organisation.past.closed", null, locale));
        }
        moments.sort(Comparator.comparing(Moment::on).reversed());
        return moments;
    }

    private Moment moment(
            LocalDate on, String key, @Nullable String note, Locale locale, Object... args) {
        var title = Objects.requireNonNull(messages.getMessage(key, args, locale));
        return new Moment(on, title, null, note, null, null);
    }

    private List<Choice> kinds(Unit unit, Locale locale) {
        return Stream.of(UnitKind.values())
                .filter(it -> it.mayHangUnder(unit.kind()))
                .map(it -> new Choice(it.code, word("organisation.kind." + it.code, locale)))
                .toList();
    }

    private List<Choice> others(Unit unit, List<String> kinds, boolean merging) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        return tree.ofKinds(kinds, LocalDate.now(clock)).stream()
                .filter(it -> !unit.covers(it))
                .filter(it -> merging || !it.id().equals(unit.parentId()))
                .map(it -> new Choice(it.id().toString(), it.name() + " (" + it.code() + ")"))
                .toList();
    }

    private String word(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
