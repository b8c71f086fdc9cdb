package org.matricula.exam.plan;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Rooms, times, people and the plan of a round.
@Repository
@Transactional(readOnly = true)
public class Plans {

    private static final String PLAN =
            """
            select p.round_id, p.state, p.asked_at, p.asker_id, p.asker, p.asker_role, p.sealer, p.sealed_at, p.hander,
                   p.handed_at, p.receiver, p.received_at
              from exam.plan p
            """;

    private final JdbcClient sql;

    Plans(JdbcClient sql) {
        this.sql = sql;
    }

    public Optional<Plan> find(UUID round) {
        return sql.sql(PLAN + " where p.round_id = :round")
                .param("round", round)
                .query(Plan.class)
                .optional();
    }

    public List<Room> rooms(UUID institution) {
        return sql.sql(
                        """
                        select r.id, r.name, r.seats from exam.room r
                         where r.institution_id = :institution and r.closed_at is null order by r.name
                        """)
                .param("institution", institution)
                .query(Room.class)
                .list();
    }

    public List<Slot> slots(UUID round) {
        return sql.sql(
                        """
                        select s.id, s.on_day, s.from_time, s.until_time from exam.slot s
                         where s.round_id = :round order by s.on_day, s.from_time
                        """)
                .param("round", round)
                .query(Slot.class)
                .list();
    }

    public List<Teacher> teachers(UUID round) {
        return sql.sql(
                        """
                        select i.account_id as id, a.name
                          from exam.invigilator i join identity.account a on a.id = i.account_id
                         where i.round_id = :round order by a.name, i.account_id
                        """)
                .param("round", round)
                .query(Teacher.class)
                .list();
    }

    /// Who sits an examined course, by course, class and number.
    List<Examinee> examinees(UUID round) {
        return sql.sql(
                        """
                        select c.id, c.course_id, k.name as course, c.enrolment_id, t.teacher_id, c.part_id
                          from exam.candidate c
                          join exam.paper p on p.round_id = c.round_id and p.course_id = c.course_id
                          join curriculum.course k on k.id = c.course_id
                          join coursework.task t on t.id = c.task_id
                          join registry.student s on s.enrolment_id = c.enrolment_id
                         where c.round_id = :round and c.excluded is null and p.assessment = 'examined'
                         order by k.code, c.course_id, c.scope_pos, s.student_number, c.id
                        """)
                .param("round", round)
                .query(Examinee.class)
                .list();
    }

    /// 补考安排表, by time and room.
    public List<PlanLine> lines(UUID round) {
        return sql.sql(
                        """
                        select g.id, g.course_id, k.code, k.name as course, g.size, g.slot_id, l.on_day, l.from_time,
                               l.until_time, g.room_id, m.name as room,
                               (select string_agg(a.name, '、' order by a.name)
                                  from exam.duty d join identity.account a on a.id = d.account_id
                                 where d.slot_id = g.slot_id and d.room_id = g.room_id) as invigilators,
                               p.version, p.quantity,
                               cast(sum(g.size) over (partition by g.course_id) as int) as heads, g.packer
                          from exam.part g
                          join exam.paper p on p.round_id = g.round_id and p.course_id = g.course_id
                          join curriculum.course k on k.id = g.course_id
                          left join exam.slot l on l.id = g.slot_id
                          left join exam.room m on m.id = g.room_id
                         where g.round_id = :round
                         order by l.on_day, l.from_time, m.name, k.code, g.seq
                        """)
                .param("round", round)
                .query(PlanLine.class)
                .list();
    }

    public List<DutyLine> duties(UUID round) {
        return duties("d.round_id = :id", round);
    }

    /// Of one teacher, in rounds that are not long past.
    public List<DutyLine> own(UUID account) {
        return duties("d.account_id = :id and r.state = 'open'", account);
    }

    private List<DutyLine> duties(String which, UUID id) {
        return sql.sql(
                        """
                        select d.id, d.round_id, d.slot_id, l.on_day, l.from_time, l.until_time, d.room_id, m.name as room,
                               d.kind, d.account_id, a.name
                          from exam.duty d
                          join exam.round r on r.id = d.round_id
                          join exam.slot l on l.id = d.slot_id
                          join identity.account a on a.id = d.account_id
                          left join exam.room m on m.id = d.room_id
                         where %s
                         order by l.on_day, l.from_time, m.name nulls last, a.name, d.id
                        """
                                .formatted(which))
                .param("id", id)
                .query(DutyLine.class)
                .list();
    }
}
