package org.matricula.standing.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.standing.run.WarningRun;
import org.matricula.standing.run.WarningRuns;
import org.matricula.standing.warning.FollowWarning;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/// What the pages and the interface ask alike: which school, which terms, and which runs the acting
/// role may see.
@Component
class WarningDesk {

    private final Units units;
    private final Terms terms;
    private final WarningRuns runs;
    private final Clock clock;

    WarningDesk(Units units, Terms terms, WarningRuns runs, Clock clock) {
        this.units = units;
        this.terms = terms;
        this.runs = runs;
        this.clock = clock;
    }

    /// @param asked null for the school of the acting post
    Optional<Unit> institution(@Nullable UUID asked) {
        var actor = Acting.now();
        var id =
                asked != null
                        ? asked
                        : actor.unit() == null ? null : units.get(actor.unit()).institutionId();
        return id == null
                ? Optional.empty()
                : units.find(id)
                        .filter(Unit::institution)
                        .filter(it -> asked == null || actor.scope().reaches(it.pos()));
    }

    /// @throws Absent where the acting post has none and none was asked for
    Unit school(@Nullable UUID asked) {
        return institution(asked).orElseThrow(() -> new Absent("institution"));
    }

    /// The terms that have begun, the newest first.
    List<Term> begun(UUID institution) {
        var today = LocalDate.now(clock);
        return terms.of(institution).stream().filter(it -> !it.from().isAfter(today)).toList();
    }

    List<Choice> termChoices(UUID institution) {
        return begun(institution).stream()
                .map(it -> new Choice(it.id().toString(), it.year() + " " + it.name()))
                .toList();
    }

    List<WarningRun> seen(int limit) {
        return runs.all(limit).stream().filter(WarningDesk::visible).toList();
    }

    /// @throws Absent if the acting role does not see it
    WarningRun run(UUID id) {
        var it = runs.get(id);
        if (!visible(it)) {
            throw new Absent("warning run");
        }
        return it;
    }

    /// A unit of the run's school that the acting person reaches.
    ///
    /// @param asked null for the acting post's own, or the whole school
    /// @throws Absent if it is none
    Unit part(WarningRun run, @Nullable UUID asked) {
        var own = Acting.now().holds("department-registrar") ? Acting.now().unit() : null;
        var id = asked != null ? asked : own != null ? own : run.institutionId();
        return units.find(id)
                .filter(it -> run.institutionId().equals(it.institutionId()))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// Rehearsals are the office's; what is not confirmed is the department's as well.
    private static boolean visible(WarningRun it) {
        var actor = Acting.now();
        return actor.holds("registrar", "academic-office-head", "vice-principal", "point-reviewer")
                || it.earnest() && actor.holds("department-registrar") && it.endedAt() != null
                || it.confirmed();
    }

    static FollowWarning.Scan scan(@Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return FollowWarning.Scan.NONE;
        }
        try {
            var name = file.getOriginalFilename();
            return new FollowWarning.Scan(name == null ? "" : name, file.getBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
