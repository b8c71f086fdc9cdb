package org.matricula.coursework;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 跟班注册: a student takes a course with another class, later than their own programme planned it and
/// with a class that follows their own, never with one before it.
@Service
class JoinTask {

    /// @param single studies single courses, by no programme
    record Joining(UUID enrolmentId, UUID unitId, String name, boolean single) {}

    private final Tasks tasks;
    private final Candidacies candidacies;
    private final Offerings offerings;
    private final LessonClashes clashes;
    private final Programmes programmes;
    private final Units units;
    private final TaskRows rows;
    private final CourseRegistrations registrations;
    private final Ledger ledger;

    JoinTask(
            Tasks tasks,
            Candidacies candidacies,
            Offerings offerings,
            LessonClashes clashes,
            Programmes programmes,
            Units units,
            TaskRows rows,
            CourseRegistrations registrations,
            Ledger ledger) {
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.offerings = offerings;
        this.clashes = clashes;
        this.programmes = programmes;
        this.units = units;
        this.rows = rows;
        this.registrations = registrations;
        this.ledger = ledger;
    }

    /// @param numbers 学号, one or several, as they are pasted: all of them join, or nobody does
    @Transactional
    void join(UUID task, String numbers) {
        rows.hold(task);
        var it = tasks.get(task);
        if (!it.entering()) {
            throw new Refused(Refusal.conflict("grade.submitted"));
        }
        var refusals = new ArrayList<Refusal>();
        var all = new LinkedHashSet<>(List.of(numbers.strip().split("[\\s,，、;；]+")));
        for (var number : all) {
            try {
                one(it, number);
            } catch (Refused refused) {
                refusals.addAll(refused.refusals());
            }
        }
        Refused.unlessEmpty(refusals);
    }

    private void one(Task it, String number) {
        var who = student(it, number);
        var own = units.get(who.unitId());
        var clazz = units.get(it.unitId());
        var programme =
                who.single() || own.entryYear() == null
                        ? null
                        : programmes.followed(own.id(), own.stage(), own.entryYear()).orElse(null);
        if (programme == null && !who.single()) {
            throw new Refused(Refusal.rule("task.programme", own.name()));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        programme != null
                                        && clazz.entryYear() != null
                                        && clazz.entryYear() < own.entryYear()
                                ? Refusal.rule(
                                        "course-registration.ahead", clazz.name(), own.name())
                                : null));
        var refusal =
                candidacies
                        .joining(
                                it,
                                List.of(who.enrolmentId()),
                                programme == null ? null : programme.id(),
                                own.id())
                        .stream()
                        .map(Candidacy::refusal)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        if (refusal != null) {
            throw new Refused(
                    Refusal.rule("course-registration." + refusal, who.name(), it.course())
                            .at("number"));
        }
        var clash =
                offerings.find(it.id()).isPresent()
                        ? clashes.registered(List.of(who.enrolmentId()), it.id())
                                .get(who.enrolmentId())
                        : null;
        if (clash != null) {
            throw new Refused(
                    Refusal.rule("course-registration.clash", who.name(), it.course(), clash)
                            .at("number"));
        }
        rows.register(
                it.id(), List.of(who.enrolmentId()), programme == null ? null : programme.id());
        ledger.record(
                Act.of("coursework.join", "task:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("enrolment", who.enrolmentId().toString())));
    }

    private Joining student(Task it, String number) {
        var scope = Acting.now().scope();
        return registrations
                .student(it.institutionId(), number.strip())
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input("number", "course-registration.no-number", number)));
    }
}
