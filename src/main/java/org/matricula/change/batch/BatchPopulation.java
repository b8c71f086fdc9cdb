package org.matricula.change.batch;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.registry.Dormitory;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Who stands in the classes of a batch on its day, and what bars them: one statement for all.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class BatchPopulation {

    /// @param pending number of the change under way
    /// @param booked whether an act is written for a later day
    /// @param lastYear whether they finish their studies before the coming year
    record Standing(
            UUID enrolmentId,
            UUID personId,
            String name,
            @Nullable String studentNumber,
            String sex,
            boolean boarder,
            @Nullable String dormBuilding,
            @Nullable String dormRoom,
            String status,
            UUID unitId,
            @Nullable Integer gradeLevel,
            @Nullable String pending,
            boolean booked,
            boolean chased,
            boolean leaving,
            boolean unchecked,
            boolean lastYear) {

        @Nullable Dormitory dormitory() {
            return Dormitory.of(dormBuilding, dormRoom);
        }
    }

    record Count(UUID unit, int count) {}

    private static final String SELECT =
            """
            select e.id as enrolment_id, e.person_id, p.name, e.student_number, p.sex,
                   coalesce(e.boarding = '2', false) as boarder, e.dorm_building, e.dorm_room, s.status, s.unit_id, s.grade_level,
                   (select coalesce(f.number, '') from workflow.case_file f
                     where f.subject_id = e.id and f.exclusive
                       and (f.state in ('submitted', 'in-progress', 'amending')
                            or f.state = 'approved' and f.effective_on > :day) limit 1) as pending,
                   exists (select from registry.status_event l
                            where l.enrolment_id = e.id and l.reverses is null and l.effective_on > :day
                              and not exists (select from registry.status_event r where r.reverses = l.id)) as booked,
                   exists (select from change.chase c
                            where c.enrolment_id = e.id and c.closed_on is null) as chased,
                   exists (select from change.transfer_side h
                             join change.transfer t on t.id = h.transfer_id and t.first_side = 'sending'
                              and t.state in ('asked', 'returned')
                            where h.enrolment_id = e.id and h.side = 'sending') as leaving,
                   e.registration <> 'registered' as unchecked,
                   coalesce(e.graduation_on <= :ends,
                            i.education <> 'school' and s.grade_level >= ceil(e.schooling_years), false) as last_year
              from registry.spell s
              join registry.enrolment e on e.id = s.enrolment_id
              join registry.person p on p.id = e.person_id
              join organisation.unit u on u.id = s.unit_id
              join organisation.unit i on i.id = e.institution_id
             where upper_inf(s.recorded) and s.during @> :day and s.status = any (:active)
            """;

    /// Whoever finishes within this many days of the coming year's first does not go on into it.
    private static final int YEAR_BEGINS_WITHIN = 31;

    private final JdbcClient sql;

    BatchPopulation(JdbcClient sql) {
        this.sql = sql;
    }

    /// Everyone of a year of study below a unit, or in a class of that year.
    List<Standing> year(Unit top, int level, LocalDate day) {
        return asked(
                        SELECT
                                + """
                                and u.pos between :pos and :end and (s.grade_level = :level or u.grade_level = :level)
                                order by u.pos, e.student_number, e.id
                                """,
                        day)
                .param("pos", top.pos())
                .param("end", top.posEnd())
                .param("level", level)
                .query(Standing.class)
                .list();
    }

    List<Standing> in(Collection<UUID> classes, LocalDate day) {
        return asked(
                        SELECT
                                + "and s.unit_id = any (:classes) order by u.pos, e.student_number,"
                                + " e.id",
                        day)
                .param("classes", classes.toArray(UUID[]::new))
                .query(Standing.class)
                .list();
    }

    /// How many stand in each of the classes on a day.
    List<Count> counts(Collection<UUID> classes, LocalDate day) {
        return sql.sql(
                        """
                        select s.unit_id as unit, count(*)::int as count from registry.spell s
                         where upper_inf(s.recorded) and s.during @> :day and s.status = any (:active)
                           and s.unit_id = any (:classes)
                         group by s.unit_id
                        """)
                .param("day", day)
                .param("active", StudentStatus.activeCodes())
                .param("classes", classes.toArray(UUID[]::new))
                .query(Count.class)
                .list();
    }

    private JdbcClient.StatementSpec asked(String statement, LocalDate day) {
        return sql.sql(statement)
                .param("day", day)
                .param("ends", day.plusDays(YEAR_BEGINS_WITHIN))
                .param("active", StudentStatus.activeCodes());
    }
}
