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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 课程注册 of a class for a term: every course it is taught at once, who is refused and why, and what
/// of the programme each student has not registered yet.
@Service
public class RegisterTerm {

    /// @param refused who may not, without those who have it already
    public record TaskLine(
            UUID task,
            String code,
            String course,
            int free,
            int already,
            List<Candidacy> refused) {}

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
    private final JdbcClient sql;

    RegisterTerm(
            Tasks tasks,
            Candidacies candidacies,
            RegisterClass registerClass,
            Programmes programmes,
            Units units,
            JdbcClient sql) {
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.registerClass = registerClass;
        this.programmes = programmes;
        this.units = units;
        this.sql = sql;
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
                                    .toList()));
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
        return sql.sql(
                        """
                        select t.id from coursework.task t join curriculum.course c on c.id = t.course_id
                         where t.unit_id = :unit and t.term_id = :term order by c.code, t.id
                        """)
                .param("unit", clazz.id())
                .param("term", term)
                .query(UUID.class)
                .list();
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
        return sql.sql(
                        """
                        with due as (
                          select p.course_id, c.code, c.name, c.nature, p.planned_term
                            from curriculum.planned_course p join curriculum.course c on c.id = p.course_id
                           where p.programme_id = :programme and c.nature <> 'elective'
                             and p.planned_term <= (
                               select count(*) from calendar.term m join calendar.term o
                                   on o.unit_id = m.unit_id and lower(o.during) <= lower(m.during)
                                  and cast(left(o.year, 4) as int) >= :entry
                                where m.id = :term)),
                        had as (
                          select distinct g.enrolment_id, t.course_id
                            from coursework.grade g join coursework.task t on t.id = g.task_id
                            join registry.student s on s.enrolment_id = g.enrolment_id
                           where s.unit_id = :unit)
                        select s.enrolment_id, s.name, s.student_number,
                               count(h.course_id) as registered,
                               coalesce(string_agg(d.code || ' ' || d.name, '、' order by d.planned_term, d.code)
                                          filter (where h.course_id is null), '') as missing
                          from registry.student s
                          left join lateral (select a.aims from coursework.degree_aim a
                                where a.enrolment_id = s.enrolment_id
                                order by a.declared_at desc, a.id desc limit 1) a on true
                          left join due d on d.nature <> 'degree' or coalesce(a.aims, false)
                          left join had h on h.enrolment_id = s.enrolment_id and h.course_id = d.course_id
                         where s.unit_id = :unit
                         group by s.enrolment_id, s.name, s.student_number
                         order by s.student_number, s.enrolment_id
                        """)
                .param("programme", programme.id())
                .param("entry", clazz.entryYear())
                .param("term", term)
                .param("unit", clazz.id())
                .query((row, i) ->
                        new Gap(
                                row.getObject("enrolment_id", UUID.class),
                                row.getString("name"),
                                row.getString("student_number"),
                                row.getInt("registered"),
                                row.getString("missing") == null ? "" : row.getString("missing")))
                .list();
    }

    private Unit within(UUID unit) {
        var it = units.get(unit);
        if (!Acting.now().scope().reaches(it.pos()) || !it.kind().equals("class")) {
            throw new Absent("class " + unit);
        }
        return it;
    }
}
