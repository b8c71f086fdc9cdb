package org.matricula.registry.duplicate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Units;
import org.matricula.registry.StatusChip;
import org.matricula.registry.person.Portraits;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 查重并档 in words. Of somebody beyond reach it tells that they are there, and whom to call.
@Component
class DuplicateDesk {

    static final int SHOWN = 100;

    private static final String MATTER = "registry";

    private final DuplicateRows rows;
    private final SideRows sides;
    private final Portraits portraits;
    private final Responsibilities responsibilities;
    private final Units units;
    private final Codes codes;
    private final MessageSource messages;
    private final Clock clock;

    DuplicateDesk(
            DuplicateRows rows,
            SideRows sides,
            Portraits portraits,
            Responsibilities responsibilities,
            Units units,
            Codes codes,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.sides = sides;
        this.portraits = portraits;
        this.responsibilities = responsibilities;
        this.units = units;
        this.codes = codes;
        this.messages = messages;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<DuplicateView> waiting(Locale locale) {
        return views(rows.waiting(SHOWN), locale);
    }

    @Transactional(readOnly = true)
    List<DuplicateView> merged(Locale locale) {
        return views(rows.merged(SHOWN), locale);
    }

    @Transactional(readOnly = true)
    DuplicateView one(UUID id, Locale locale) {
        var pair = rows.find(id).orElseThrow(() -> new Absent("duplicate " + id));
        return views(List.of(pair), locale).getFirst();
    }

    /// What is known of both, side by side; empty where only one is within reach.
    @Transactional
    List<DuplicateView.Compared> compared(UUID id, Locale locale) {
        var pair = rows.find(id).orElseThrow(() -> new Absent("duplicate " + id));
        var reached = rows.enrolments(List.of(pair.leftId(), pair.rightId()));
        if (reached.size() < 2) {
            return List.of();
        }
        var left = portraits.of(Objects.requireNonNull(reached.get(pair.leftId())), locale);
        var right = portraits.of(Objects.requireNonNull(reached.get(pair.rightId())), locale);
        var lines = new ArrayList<DuplicateView.Compared>();
        for (var i = 0; i < left.size(); i++) {
            var one = Objects.requireNonNullElse(left.get(i).value(), "");
            var other = Objects.requireNonNullElse(right.get(i).value(), "");
            if (!one.isEmpty() || !other.isEmpty()) {
                lines.add(new DuplicateView.Compared(left.get(i).label(), one, other));
            }
        }
        return lines;
    }

    private List<DuplicateView> views(List<Duplicate> pairs, Locale locale) {
        var persons =
                pairs.stream().flatMap(it -> Stream.of(it.leftId(), it.rightId())).distinct().toList();
        var known = sides.of(persons);
        var schools =
                rows.schools(persons.stream().filter(it -> !known.containsKey(it)).toList());
        return pairs.stream()
                .map(it ->
                        new DuplicateView(
                                it.id().toString(),
                                side(it.leftId(), known, schools, locale),
                                side(it.rightId(), known, schools, locale),
                                it.signs().stream()
                                        .map(sign -> say("registry.duplicate.sign." + sign, locale))
                                        .toList(),
                                it.state(),
                                LocalDate.ofInstant(it.foundAt(), clock.getZone()).toString(),
                                it.makerName(),
                                it.madeWhy(),
                                it.maker() != null && it.maker().equals(Acting.now().account()),
                                it.leftId().equals(it.keptId())))
                .toList();
    }

    private DuplicateView.Side side(
            UUID person,
            Map<UUID, SideRows.Side> known,
            Map<UUID, UUID> schools,
            Locale locale) {
        var it = known.get(person);
        if (it != null) {
            return new DuplicateView.Side(
                    person.toString(),
                    it.name(),
                    "/students/" + it.enrolmentId(),
                    it.studentNumber(),
                    it.unit(),
                    StatusChip.of(codes, it.status(), locale),
                    it.institution(),
                    null);
        }
        var school = schools.get(person);
        return new DuplicateView.Side(
                person.toString(),
                null,
                null,
                null,
                null,
                null,
                school == null ? "" : units.get(school).name(),
                school == null ? null : office(school));
    }

    private @Nullable String office(UUID school) {
        return responsibilities.of(school, MATTER).stream()
                .map(it -> it.office() + " " + it.person() + " " + it.phone())
                .reduce((one, other) -> one + "; " + other)
                .orElse(null);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
