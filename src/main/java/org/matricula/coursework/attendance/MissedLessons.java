package org.matricula.coursework.attendance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 考勤记录 within reach; a course teacher's own tasks only.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class MissedLessons {

    /// What a policy gives for adding up.
    ///
    /// @param lates so many late comings or early leavings are one absence
    /// @param share percent of a course's lessons that bars from its exam
    /// @param leave whether lessons missed with leave count towards that share
    record Measure(int lates, int share, boolean leave) {}

    /// 缺课: what counts towards the share of a course, the same wherever it is added up.
    static final String MISSED =
            """
            (count(*) filter (where b.kind = 'absent' or :leave and b.kind = 'excused')
             + count(*) filter (where b.kind in ('late', 'early')) / :lates)::int as missed
            """;

    /// A student's sum in one term, for the file.
    record TermSum(String term, int absent, int late, int early, int excused) {}

    private static final String COUNTS =
            """
            count(*) filter (where b.kind = 'absent') as absent, count(*) filter (where b.kind = 'late') as late,
            count(*) filter (where b.kind = 'early') as early, count(*) filter (where b.kind = 'excused') as excused
            """;

    private final JdbcClient sql;

    MissedLessons(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if it is not within reach
    Lesson lesson(UUID task) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        select t.id as task, t.institution_id, t.scope_pos, t.unit_id, u.name as unit, c.name as course,
                               t.term_id, m.name as term, lower(m.during) as "from", upper(m.during) as until,
                               (t.teacher_id = cast(:me as uuid) or exists (select from coursework.co_teacher o
                                  where o.task_id = t.id and o.account_id = cast(:me as uuid))) as mine,
                               c.hours
                          from coursework.task t
                          join organisation.unit u on u.id = t.unit_id
                          join calendar.term m on m.id = t.term_id
                          join curriculum.course c on c.id = t.course_id
                         where t.id = :task and t.scope_pos between :lo and :hi
                           and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                                or exists (select from coursework.co_teacher o
                                      where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
                        """)
                .param("task", task)
                .param("me", actor.account())
                .param("lo", actor.scope().lo())
                .param("hi", actor.scope().hi())
                .param("teacher", actor.holds("teacher") ? actor.account() : null)
                .query(Lesson.class)
                .optional()
                .orElseThrow(() -> new Absent("task " + task));
    }

    /// Two who take one lesson's roll at once wait for each other here.
    void hold(UUID task) {
        sql.sql("select id from coursework.task where id = :task for no key update")
                .param("task", task)
                .query(UUID.class)
                .optional();
    }

    /// Everybody registered for the course, by student number.
    List<RollLine> roll(UUID task, LocalDate day, int lesson, Measure by) {
        return sql.sql(
                        """
                        select s.enrolment_id, s.name, s.student_number,
                               max(b.kind) filter (where b.missed_on = :day and b.lesson = :lesson) as kind,
                        """
                                + MISSED
                                + """
                                  from (select distinct enrolment_id from coursework.grade where task_id = :task) g
                                  join registry.student s on s.enrolment_id = g.enrolment_id
                                  left join coursework.absence b
                                    on b.task_id = :task and b.enrolment_id = g.enrolment_id and b.struck_at is null
                                 group by s.enrolment_id, s.name, s.student_number
                                 order by s.student_number, s.enrolment_id
                                """)
                .param("task", task)
                .param("day", day)
                .param("lesson", lesson)
                .param("lates", by.lates())
                .param("leave", by.leave())
                .query(RollLine.class)
                .list();
    }

    int strike(
            UUID task, LocalDate day, int lesson, List<UUID> enrolments, String why, Instant at) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        update coursework.absence
                           set struck_at = :at, striker_id = cast(:by as uuid), striker = :name, struck_why = :why
                         where task_id = :task and missed_on = :day and lesson = :lesson and struck_at is null
                           and enrolment_id = any (:enrolments)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", actor.account())
                .param("name", actor.name())
                .param("why", why)
                .param("task", task)
                .param("day", day)
                .param("lesson", lesson)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .update();
    }

    /// That the roll of this lesson was taken: whoever is not missing was there.
    void taken(UUID task, LocalDate day, int lesson, Instant at) {
        sql.sql(
                        """
                        insert into coursework.roll (task_id, held_on, lesson, taker, taken_at)
                        values (:task, :day, :lesson, :name, :at)
                        on conflict (task_id, held_on, lesson) do nothing
                        """)
                .param("task", task)
                .param("day", day)
                .param("lesson", lesson)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(UUID task, LocalDate day, int lesson, Map<UUID, AbsenceKind> missed, Instant at) {
        var actor = Acting.now();
        sql.sql(
                        """
                        insert into coursework.absence
                          (task_id, enrolment_id, scope_pos, person_id, missed_on, lesson, kind, recorder_id, recorder,
                           recorded_at)
                        select :task, s.enrolment_id, s.scope_pos, s.person_id, :day, :lesson, m.kind,
                               cast(:by as uuid), :name, :at
                          from unnest(cast(:enrolments as uuid[]), cast(:kinds as text[])) m (enrolment_id, kind)
                          join registry.student s on s.enrolment_id = m.enrolment_id
                        """)
                .param("task", task)
                .param("day", day)
                .param("lesson", lesson)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("enrolments", missed.keySet().toArray(UUID[]::new))
                .param(
                        "kinds",
                        missed.values().stream().map(AbsenceKind::code).toArray(String[]::new))
                .update();
    }

    /// Who missed anything in the days, the most first.
    ///
    /// @param unit only below this unit
    List<AttendanceSum> sums(
            long lo, long hi, LocalDate from, LocalDate until, Measure by, int most) {
        var actor = Acting.now();
        return sql.sql(
                        "select s.enrolment_id, s.name, s.student_number, u.name as unit, k.absent, k.late, k.early,"
                                + " k.excused, k.absent + (k.late + k.early) / :lates as counted, k.over_courses"
                                + " from (select enrolment_id, sum(absent)::int as absent, sum(late)::int as late,"
                                + " sum(early)::int as early, sum(excused)::int as excused, count(*) filter"
                                + " (where missed * 100 >= hours * :share) as over_courses from ("
                                + " select b.enrolment_id, b.task_id, c.hours,"
                                + COUNTS
                                + ", "
                                + MISSED
                                + """
                                   from coursework.absence b
                                   join coursework.task t on t.id = b.task_id
                                   join curriculum.course c on c.id = t.course_id
                                  where b.struck_at is null and b.missed_on >= :from and b.missed_on < :until
                                    and b.scope_pos between :lo and :hi
                                    and (cast(:teacher as uuid) is null or t.teacher_id = cast(:teacher as uuid)
                                    or exists (select from coursework.co_teacher o
                                          where o.task_id = t.id and o.account_id = cast(:teacher as uuid)))
                                  group by b.enrolment_id, b.task_id, c.hours) p group by enrolment_id) k
                                  join registry.student s on s.enrolment_id = k.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                 order by counted desc, s.student_number, s.enrolment_id limit :most
                                """)
                .param("lates", by.lates())
                .param("share", by.share())
                .param("leave", by.leave())
                .param("from", from)
                .param("until", until)
                .param("lo", lo)
                .param("hi", hi)
                .param("teacher", actor.holds("teacher") ? actor.account() : null)
                .param("most", most)
                .query(AttendanceSum.class)
                .list();
    }

    /// Lessons stayed away from in a term, by student.
    Map<UUID, Integer> counted(List<UUID> enrolments, LocalDate from, LocalDate until, int lates) {
        var counted = new java.util.HashMap<UUID, Integer>();
        sql.sql(
                        """
                        select enrolment_id, (count(*) filter (where kind = 'absent')
                                 + count(*) filter (where kind in ('late', 'early')) / :lates)::int as counted
                          from coursework.absence
                         where enrolment_id = any (:enrolments) and struck_at is null
                           and missed_on >= :from and missed_on < :until
                         group by enrolment_id
                        """)
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("from", from)
                .param("until", until)
                .param("lates", lates)
                .query(row -> {
                    counted.put(row.getObject("enrolment_id", UUID.class), row.getInt("counted"));
                });
        return counted;
    }

    /// By term, the newest first.
    List<TermSum> terms(UUID enrolment) {
        return sql.sql(
                        "select m.year || ' ' || m.name as term, "
                                + COUNTS
                                + """
                                  from coursework.absence b
                                  join coursework.task t on t.id = b.task_id
                                  join calendar.term m on m.id = t.term_id
                                 where b.enrolment_id = :enrolment and b.struck_at is null
                                 group by m.id order by lower(m.during) desc
                                """)
                .param("enrolment", enrolment)
                .query(TermSum.class)
                .list();
    }

    @Nullable UUID person(UUID enrolment) {
        return sql.sql("select person_id from registry.enrolment where id = :id")
                .param("id", enrolment)
                .query(UUID.class)
                .optional()
                .orElse(null);
    }
}
