package org.matricula.coursework;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.Courses;
import org.matricula.curriculum.FollowProgramme;
import org.matricula.curriculum.Programmes;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 下达教学任务: from now on the class follows its programme, which is locked. A group (教学班) may be
/// formed within a class or across classes; who joins it is judged by the programme of their own.
@Service
class OpenTask {

    private static final int LONGEST = 60;

    private final Units units;
    private final Terms terms;
    private final Courses courses;
    private final Programmes programmes;
    private final FollowProgramme followProgramme;
    private final Accounts accounts;
    private final TaskRows rows;
    private final Ledger ledger;

    OpenTask(
            Units units,
            Terms terms,
            Courses courses,
            Programmes programmes,
            FollowProgramme followProgramme,
            Accounts accounts,
            TaskRows rows,
            Ledger ledger) {
        this.units = units;
        this.terms = terms;
        this.courses = courses;
        this.programmes = programmes;
        this.followProgramme = followProgramme;
        this.accounts = accounts;
        this.rows = rows;
        this.ledger = ledger;
    }

    @Transactional
    UUID open(NewTask it) {
        var unit = units.get(it.unit());
        if (!Acting.now().scope().reaches(unit.pos()) || unit.institutionId() == null) {
            throw new Absent("unit " + it.unit());
        }
        var group = !it.named().isEmpty();
        var course = courses.get(unit.institutionId(), it.course());
        var programme =
                unit.entryYear() == null
                        ? null
                        : programmes
                                .followed(unit.id(), unit.stage(), unit.entryYear())
                                .orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        unit.kind().equals("class") || group
                                ? null
                                : Refusal.input("unit", "task.class"),
                        it.named().length() > LONGEST ? Refusal.input("group", "task.group") : null,
                        programme == null && !group
                                ? Refusal.rule("task.programme", unit.name())
                                : null,
                        terms.of(unit.institutionId()).stream()
                                        .noneMatch(t -> t.id().equals(it.term()))
                                ? Refusal.input("term", "task.term")
                                : null,
                        accounts.find(it.teacher()).isEmpty()
                                ? Refusal.input("teacher", "task.teacher")
                                : null,
                        Scale.of(it.scale()).isEmpty()
                                ? Refusal.input("scale", "task.scale")
                                : null,
                        it.formula().whole() ? null : Refusal.input("usualPercent", "task.percent"),
                        it.closesOn().isBefore(it.opensOn())
                                ? Refusal.input("closesOn", "task.window")
                                : null,
                        programme == null
                                        || programmes.planned(programme.id()).stream()
                                                .anyMatch(p -> p.courseId().equals(course.id()))
                                ? null
                                : Refusal.rule("task.unplanned", course.name(), programme.name())));
        if (programme != null) {
            followProgramme.follow(programme);
        }
        var id =
                rows.open(unit, programme == null ? null : programme.id(), it)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict(
                                                "task.twice", unit.name(), course.name())));
        ledger.record(
                Act.of("coursework.open-task", "task:" + id)
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "course",
                                        course.code(),
                                        "unit",
                                        unit.name(),
                                        "group",
                                        it.named())));
        return id;
    }
}
