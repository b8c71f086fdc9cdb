package org.matricula.coursework;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 课程注册 of a class for a term: every course it is taught at once, who is refused and why, and what
/// of the programme each student has not registered yet.
@Service
public class RegisterTerm {

    /// @param refused who may not, without those who have it already
    /// @param clashes who has something else at its time
    public record TaskLine(
            UUID task,
            String code,
            String course,
            int free,
            int already,
            List<Candidacy> refused,
            List<RegisterClass.Clashing> clashes) {}

    /// 应注册未注册.
    ///
    /// @param missing course IDs with names, planned up to this term and not registered
    public record Gap(
            UUID enrolmentId, String name, String studentNumber, int registered, String missing) {}

    public record Sheet(List<TaskLine> tasks, List<Gap> gaps) {

        public int free() {
            return tasks.stream().mapToInt(TaskLine::free).sum();
        }
    }

    record Outcome(int registered, int refused) {}

    private final Tasks tasks;
    private final Candidacies candidacies;
    private final RegisterClass registerClass;
    private final Programmes programmes;
    private final Units units;
    private final CourseRegistrations rows;

    RegisterTerm(
            Tasks tasks,
            Candidacies candidacies,
            RegisterClass registerClass,
            Programmes programmes,
            Units units,
            CourseRegistrations rows) {
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.registerClass = registerClass;
        this.programmes = programmes;
        this.units = units;
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    Sheet preview(UUID unit, UUID term) {
        var clazz = within(unit);
        var lines = new ArrayList<TaskLine>();
        for (var id : taught(clazz, term)) {
            var it = tasks.get(id);
            var all = it.entering() ? candidacies.of(it) : List.<Candidacy>of();
            lines.add(
                    new TaskLine(
                            id,
                            it.code(),
                            it.course(),
                            (int) all.stream().filter(c -> c.refusal() == null).count(),
                            it.students(),
                            all.stream()
                                    .filter(c ->
                                            c.refusal() != null && !c.refusal().equals("already"))
                                    .toList(),
                            registerClass.clashes(id, all)));
        }
        return new Sheet(lines, gaps(clazz, term));
    }

    /// Each task in the one transaction: the class is registered for all of them or for none.
    @Transactional
    Outcome register(UUID unit, UUID term) {
        var clazz = within(unit);
        var open = taught(clazz, term).stream().filter(it -> tasks.get(it).entering()).toList();
        if (open.isEmpty()) {
            throw new Refused(Refusal.rule("course-registration.no-task", clazz.name()));
        }
        var registered = 0;
        var refused = 0;
        for (var task : open) {
            var outcome = registerClass.register(task);
            registered += outcome.registered();
            refused +=
                    (int)
                            outcome.refused().stream()
                                    .filter(c -> !"already".equals(c.refusal()))
                                    .count();
        }
        return new Outcome(registered, refused);
    }

    /// In one order, so that two who press at once wait for each other.
    private List<UUID> taught(Unit clazz, UUID term) {
        return rows.taught(clazz.id(), term);
    }

    /// Electives are nobody's duty, degree courses only of those who aim at the degree.
    private List<Gap> gaps(Unit clazz, UUID term) {
        var programme =
                clazz.entryYear() == null
                        ? null
                        : programmes
                                .followed(clazz.id(), clazz.stage(), clazz.entryYear())
                                .orElse(null);
        if (programme == null) {
            return List.of();
        }
        return rows.gaps(programme.id(), clazz.entryYear(), term, clazz.id());
    }

    private Unit within(UUID unit) {
        var it = units.get(unit);
        if (!Acting.now().scope().reaches(it.pos()) || !it.kind().equals("class")) {
            throw new Absent("class " + unit);
        }
        return it;
    }
}
