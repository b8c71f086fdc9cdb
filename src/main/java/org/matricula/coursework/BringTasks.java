package org.matricula.coursework;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.FollowProgramme;
import org.matricula.curriculum.Programmes;
import org.matricula.identity.Accounts;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 导入教学任务 from a timetable system: shown first, then applied whole or not at all. A second import
/// of the same term changes what differs; what is not in the sheet stays.
@Service
class BringTasks {

    /// @param file to be applied, null where it may not be or would change nothing
    record Brought(@Nullable UUID file, TaskSheet.Preview preview) {}

    private final Units units;
    private final Terms terms;
    private final Courses courses;
    private final Programmes programmes;
    private final FollowProgramme followProgramme;
    private final Accounts accounts;
    private final Holders holders;
    private final TaskSheet sheet;
    private final TaskColumns columns;
    private final TaskFiles files;
    private final TaskRows rows;
    private final Ledger ledger;
    private final Clock clock;

    BringTasks(
            Units units,
            Terms terms,
            Courses courses,
            Programmes programmes,
            FollowProgramme followProgramme,
            Accounts accounts,
            Holders holders,
            TaskSheet sheet,
            TaskColumns columns,
            TaskFiles files,
            TaskRows rows,
            Ledger ledger,
            Clock clock) {
        this.units = units;
        this.terms = terms;
        this.courses = courses;
        this.programmes = programmes;
        this.followProgramme = followProgramme;
        this.accounts = accounts;
        this.holders = holders;
        this.sheet = sheet;
        this.columns = columns;
        this.files = files;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A file that would change something is kept until it is applied.
    @Transactional
    Brought preview(UUID term, byte[] content, Locale locale) {
        var institution = institution();
        var preview = read(institution, term(institution, term), content, locale);
        var file =
                preview.clean() && !preview.rows().isEmpty()
                        ? files.keep(institution.id(), term, content, clock.instant())
                        : null;
        return new Brought(file, preview);
    }

    /// Read once more under the lock: what changed since the preview is judged anew.
    ///
    /// @return how many tasks were added and changed
    @Transactional
    int apply(UUID file, Locale locale) {
        var institution = institution();
        var kept =
                files.hold(institution.id(), file)
                        .orElseThrow(() -> new Absent("task file " + file));
        files.holdTasks(institution.id(), kept.term());
        var preview = read(institution, term(institution, kept.term()), kept.content(), locale);
        if (!preview.clean()) {
            throw new Refused(
                    Refusal.conflict(
                            "task.sheet-problems", String.valueOf(preview.problems().size())));
        }
        follow(institution, preview.rows());
        for (var row : preview.rows()) {
            put(row, kept.term());
        }
        files.applied(file, clock.instant());
        ledger.record(
                Act.of("coursework.import-tasks", "task-file:" + file)
                        .at(institution.pos())
                        .to(
                                Map.of(
                                        "added",
                                        preview.fresh(),
                                        "changed",
                                        preview.rows().size() - preview.fresh(),
                                        "tasks",
                                        preview.rows().stream()
                                                .map(it -> it.code() + " " + it.unitName())
                                                .collect(Collectors.joining("、")))));
        return preview.rows().size();
    }

    private void put(TaskSheet.Row row, UUID term) {
        var unit = units.get(row.unit());
        var id = row.existing();
        if (id == null) {
            id =
                    rows.open(unit, row.programme(), row.task(term))
                            .orElseThrow(() ->
                                    new Refused(
                                            Refusal.conflict(
                                                    "task.twice", unit.name(), row.courseName())));
        } else {
            rows.change(id, row);
        }
        if (row.lessons() != null) {
            rows.lessons(id, row.lessons());
        }
        if (row.co() != null) {
            rows.coTeachers(id, row.co(), clock.instant());
        }
    }

    /// Every programme of a class that is taught by now is locked.
    private void follow(Unit institution, List<TaskSheet.Row> all) {
        var followed = new HashSet<UUID>();
        for (var row : all) {
            if (row.programme() != null && followed.add(row.programme())) {
                followProgramme.follow(programmes.get(institution.id(), row.programme()));
            }
        }
    }

    private TaskSheet.Preview read(Unit institution, Term term, byte[] content, Locale locale) {
        var place = Objects.requireNonNull(Acting.now().unit());
        var scope = Acting.now().scope();
        var within =
                units
                        .below(
                                place,
                                "school",
                                "teaching-point",
                                "department",
                                "grade",
                                "major",
                                "class")
                        .stream()
                        .filter(it -> institution.id().equals(it.institutionId()))
                        .filter(it -> scope.reaches(it.pos()))
                        .toList();
        var today = java.time.LocalDate.now(clock);
        var ground =
                new TaskGround(
                        institution.id(),
                        courses,
                        programmes,
                        accounts,
                        within,
                        files.standing(institution.id(), term.id()),
                        holders.within("teacher", institution.id(), today),
                        term.until().minusWeeks(3),
                        term.until().minusDays(1));
        return sheet.read(
                content, locale, book -> new ReadTasks(ground, columns, locale).preview(book));
    }

    private Term term(Unit institution, UUID term) {
        return terms.of(institution.id()).stream()
                .filter(it -> it.id().equals(term))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.input("term", "task.term")));
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
