package org.matricula.workflow.turnaround;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.workflow.turnaround.Turnaround.Figures;
import org.matricula.workflow.turnaround.Turnaround.Office;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Counts one period within the reader's reach, or within one unit of it.
@Service
class CountTurnaround {

    private static final int DAYS = 90;

    private final TurnaroundRows rows;
    private final Units units;
    private final MessageSource words;
    private final Clock clock;

    CountTurnaround(TurnaroundRows rows, Units units, MessageSource words, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.words = words;
        this.clock = clock;
    }

    /// @param from the last ninety days where nothing is asked
    /// @throws Absent if the unit lies beyond reach
    @Transactional(readOnly = true)
    public Turnaround count(
            @Nullable UUID asked, @Nullable LocalDate from, @Nullable LocalDate to, Locale locale) {
        var today = LocalDate.now(clock);
        var last = to == null ? today : to;
        var first = from == null ? last.minusDays(DAYS) : from;
        if (first.isAfter(last)) {
            throw new Refused(Refusal.input("from", "turnaround.period"));
        }
        var unit = unit(asked);
        var counted =
                unit == null
                        ? rows.count(0, Long.MAX_VALUE, first, last, today)
                        : rows.count(unit.pos(), unit.posEnd(), first, last, today);
        var offices = new ArrayList<Office>();
        var all = new Figures(0, 0, 0, null, null, 0);
        for (var it : counted) {
            if (it.role() == null) {
                all = figures(it);
            } else {
                offices.add(office(it, locale));
            }
        }
        return new Turnaround(
                first,
                last,
                unit == null ? null : unit.id(),
                unit == null ? null : unit.name(),
                below(unit),
                List.copyOf(offices),
                all);
    }

    private @Nullable Unit unit(@Nullable UUID asked) {
        var wanted = asked == null ? Acting.now().unit() : asked;
        return wanted == null
                ? null
                : units.find(wanted)
                        .filter(it -> Acting.now().scope().reaches(it.pos()))
                        .orElseThrow(() -> new Absent("unit"));
    }

    private List<Choice> below(@Nullable Unit unit) {
        return units.children(unit == null ? null : unit.id()).stream()
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }

    private Office office(TurnaroundRows.Row it, Locale locale) {
        var role = String.valueOf(it.role());
        var kind = it.kind();
        return new Office(
                role,
                say("role." + role, locale),
                kind,
                kind == null ? null : say("case." + kind, locale),
                figures(it));
    }

    private static Figures figures(TurnaroundRows.Row it) {
        return new Figures(
                it.open(), it.overdue(), it.decided(), it.median(), it.ninetieth(), it.inTime());
    }

    private String say(String key, Locale locale) {
        return String.valueOf(words.getMessage(key, null, key, locale));
    }
}
