package org.matricula.exam.paper;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 补考名单 and what is counted from it. A student without a class any more stays on it.
@Repository("examCandidates")
@Transactional(readOnly = true)
public class ExamCandidates {

    private static final String SELECT =
            """
            select c.id, c.enrolment_id, s.name, s.student_number, coalesce(u.name, '') as unit, c.task_id, c.course_id,
                   k.code, k.name as course, p.assessment, a.name as teacher, t.scale, c.attempt, c.excluded,
                   l.on_day, l.from_time, l.until_time, m.name as room, c.seat, i.kind as incident, c.exam, c.mark,
                   c.version
              from exam.candidate c
              join exam.paper p on p.round_id = c.round_id and p.course_id = c.course_id
              join registry.student s on s.enrolment_id = c.enrolment_id
              left join organisation.unit u on u.id = s.unit_id
              join curriculum.course k on k.id = c.course_id
              join coursework.task t on t.id = c.task_id
              join identity.account a on a.id = t.teacher_id
              left join exam.part g on g.id = c.part_id
              left join exam.slot l on l.id = g.slot_id
              left join exam.room m on m.id = g.room_id
              left join lateral (
                select n.kind from exam.incident n
                 where n.candidate_id = c.id and n.withdrawn_at is null and n.kind <> 'other'
                 order by n.kind desc limit 1) i on true
             where c.round_id = :round
            """;

    private final JdbcClient sql;

    ExamCandidates(JdbcClient sql) {
        this.sql = sql;
    }

    /// Everybody on the list, the excluded too, by course and class; at most some.
    public List<Candidate> page(UUID round, @Nullable UUID after, int most) {
        return asked(
                        round,
                        """
                         and (cast(:after as uuid) is null or c.id > cast(:after as uuid))
                         order by c.id limit :most
                        """)
                .param("after", after)
                .param("most", most)
                .query(Candidate.class)
                .list();
    }

    /// Everybody on the list, the excluded too.
    public List<Candidate> all(UUID round) {
        return asked(round, " order by k.code, u.pos, s.student_number, c.id")
                .query(Candidate.class)
                .list();
    }

    /// Those who sit exams of one kind of assessment.
    public List<Candidate> sitting(UUID round, String assessment) {
        return asked(
                        round,
                        """
                         and c.excluded is null and p.assessment = :assessment
                         order by l.on_day, l.from_time, m.name, c.seat, k.code, u.pos, s.student_number, c.id
                        """)
                .param("assessment", assessment)
                .query(Candidate.class)
                .list();
    }

    /// Those of one course who sit it.
    public List<Candidate> of(UUID round, UUID course) {
        return asked(
                        round,
                        """
                         and c.excluded is null and c.course_id = :course
                         order by l.on_day, m.name, c.seat, u.pos, s.student_number, c.id
                        """)
                .param("course", course)
                .query(Candidate.class)
                .list();
    }

    /// Of whoever acts: their own exams in rounds under way.
    public List<Candidate> own() {
        return sql.sql(
                        SELECT.replace("c.round_id = :round", "c.excluded is null")
                                + """
                                 and c.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                                   and exists (select from exam.summons n
                                         where n.round_id = c.round_id and n.enrolment_id = c.enrolment_id and n.void_at is null
                                           and n.kind = case p.assessment when 'examined' then 'timetable' else 'assessed' end
                                           and (n.kind = 'timetable' or n.passed_at is not null))
                                 order by c.round_id desc, l.on_day nulls last, l.from_time, k.code
                                """)
                .query(Candidate.class)
                .list();
    }

    /// Those of one class who sit something.
    public List<Candidate> inClass(UUID round, UUID unit) {
        return asked(
                        round,
                        """
                         and c.excluded is null and s.unit_id = :unit
                         order by s.student_number, l.on_day, l.from_time, k.code
                        """)
                .param("unit", unit)
                .query(Candidate.class)
                .list();
    }

    /// 考试课程和考试人数. Courses in which nobody failed any more are left out.
    public List<CoursePaper> courses(UUID round) {
        return sql.sql(
                        """
                        select p.course_id, k.code, k.name as course, p.assessment, n.heads, n.excluded, n.blank,
                               p.setter_id, s.name as setter, p.version, p.kept_at, p.quantity, p.marker_id,
                               m.name as marker,
                               (select count(*) from exam.part g
                                 where g.round_id = p.round_id and g.course_id = p.course_id) as parts
                          from exam.paper p
                          join curriculum.course k on k.id = p.course_id
                          left join identity.account s on s.id = p.setter_id
                          left join identity.account m on m.id = p.marker_id
                          join lateral (
                            select count(*) filter (where c.excluded is null) as heads,
                                   count(*) filter (where c.excluded <> 'settled') as excluded,
                                   count(*) filter (where c.excluded is null and c.exam is null and c.mark is null
                                     and not exists (select from exam.incident i
                                           where i.candidate_id = c.id and i.withdrawn_at is null and i.kind <> 'other'))
                                     as blank
                              from exam.candidate c
                             where c.round_id = p.round_id and c.course_id = p.course_id) n on n.heads + n.excluded > 0
                         where p.round_id = :round
                         order by k.code
                        """)
                .param("round", round)
                .query(CoursePaper.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(UUID round, String more) {
        return sql.sql(SELECT + more).param("round", round);
    }
}
