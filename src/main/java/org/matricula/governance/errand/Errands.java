package org.matricula.governance.errand;

import org.jspecify.annotations.Nullable;
import org.matricula.governance.errand.ErrandView.Form;
import org.matricula.governance.errand.ErrandView.One;
import org.matricula.governance.errand.ErrandView.Page;
import org.matricula.identity.Role;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/// What the acting person is asked to do, and what they have asked of others.
@Service
@Transactional(readOnly = true)
class Errands {

    private static final int MOST_MINE = 200;
    private static final int MOST_SHARES = 1_000;
    private static final int MOST_UNITS = 300;
    private static final int PAGE = 30;

    private final ErrandRows rows;
    private final Units units;
    private final MessageSource words;
    private final Clock clock;

    Errands(ErrandRows rows, Units units, MessageSource words, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    List<ErrandView.Mine> mine(boolean openOnly, int limit) {
        var account = Acting.now().account();
        return account == null ? List.of() : rows.mine(account, openOnly, limit);
    }

    Page mine() {
        return new Page(mine(false, MOST_MINE), null, maySet(), today());
    }

    Page set(@Nullable String cursor, int limit) {
        var before = cursor == null ? null : id(Cursor.read(cursor, 1).getFirst());
        var slice = Slice.of(rows.set(before, limit), limit, it -> Cursor.of(it.id()));
        return new Page(List.of(), slice, maySet(), today());
    }

    Page set(@Nullable String cursor) {
        return set(cursor, PAGE);
    }

    One one(UUID id, List<Line> lines) {
        var errand = rows.find(id).orElseThrow(() -> new Absent("errand " + id));
        var account = Acting.now().account();
        var orders = SetErrand.orders(errand, units.get(errand.unitId()), Acting.now());
        var shares = rows.shares(id, MOST_SHARES);
        return new One(
                errand,
                shares.stream()
                        .filter(it -> it.accountId().equals(account))
                        .findFirst()
                        .orElse(null),
                orders ? shares : List.of(),
                orders,
                today(),
                lines);
    }

    Form form(@Nullable String unit, List<Line> lines, Locale locale) {
        var actor = Acting.now();
        var top = actor.unit() == null ? null : units.get(actor.unit());
        var within =
                top == null
                        ? units.institutions().stream()
                        : Stream.concat(
                                Stream.of(top),
                                units
                                        .below(
                                                top.id(),
                                                "branch",
                                                "teaching-point",
                                                "school",
                                                "department",
                                                "grade",
                                                "major",
                                                "class")
                                        .stream());
        return new Form(
                within.limit(MOST_UNITS)
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList(),
                Stream.of(Role.values())
                        .map(it ->
                                new Choice(
                                        it.code(),
                                        words.getMessage("role." + it.code(), null, locale)))
                        .toList(),
                unit,
                today().plusDays(1),
                lines);
    }

    private static boolean maySet() {
        return Setters.Among.holds(Acting.now());
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
