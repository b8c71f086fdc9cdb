package org.matricula.registration.year;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学年注册: one row for each student and academic year.
@Repository
@Transactional(readOnly = true)
public class YearRegistrations {

    public record Count(String year, long all, long registered, long suspended) {}

    /// @param terms in how many terms of the year they are registered
    public record Line(
            UUID enrolment,
            String className,
            String studentNumber,
            String name,
            int entryYear,
            String status,
            String state,
            @Nullable String reason,
            long terms) {}

    private final JdbcClient sql;

    YearRegistrations(JdbcClient sql) {
        this.sql = sql;
    }

    List<Count> counts(UUID institution) {
        return sql.sql(
                        """
                        select y.year, count(*) as "all", count(*) filter (where y.state = 'registered') as registered,
                               count(*) filter (where y.state = 'suspended') as suspended
                          from registration.year_registration y
                         where y.institution_id = :id group by y.year order by y.year desc
                        """)
                .param("id", institution)
                .query(Count.class)
                .list();
    }

    List<Line> lines(UUID institution, String year, int most) {
        return sql.sql(
                        """
                        select y.enrolment_id as enrolment, u.name as class_name, s.student_number, s.name, s.entry_year,
                               s.status, y.state, y.reason,
                               (select count(*) from registration.term_registration r
                                  join registration.opening o on o.id = r.opening_id
                                  join calendar.term t on t.id = o.term_id and t.year = y.year
                                 where r.enrolment_id = y.enrolment_id and r.state = 'registered') as terms
                          from registration.year_registration y
                          join registry.student s on s.enrolment_id = y.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where y.institution_id = :id and y.year = :year
                         order by y.state = 'registered', u.pos, s.student_number, s.enrolment_id limit :most
                        """)
                .param("id", institution)
                .param("year", year)
                .param("most", most)
                .query(Line.class)
                .list();
    }

    /// A row for everyone on the roll who has none of that year.
    @Transactional
    int lay(UUID institution, String year, List<String> statuses) {
        return sql.sql(
                        """
                        insert into registration.year_registration (institution_id, year, enrolment_id, scope_pos, person_id)
                        select s.institution_id, :year, s.enrolment_id, s.scope_pos, s.person_id
                          from registry.student s
                         where s.institution_id = :id and s.status in (:statuses) and s.registration = 'registered'
                        on conflict do nothing
                        """)
                .param("id", institution)
                .param("year", year)
                .param("statuses", statuses)
                .update();
    }

    /// Those still pending who study and are registered in a term of that year.
    @Transactional
    int register(UUID institution, String year, Instant at) {
        return decided(
                        """
                        update registration.year_registration y
                           set state = 'registered', decided_by = :by, decider = :name, decided_at = :at
                          from registry.student s
                         where s.enrolment_id = y.enrolment_id and s.status = '01'
                           and y.institution_id = :id and y.year = :year and y.state = 'pending'
                           and exists (select from registration.term_registration r
                                         join registration.opening o on o.id = r.opening_id
                                         join calendar.term t on t.id = o.term_id and t.year = y.year
                                        where r.enrolment_id = y.enrolment_id and r.state = 'registered')
                        """,
                        at)
                .param("id", institution)
                .param("year", year)
                .update();
    }

    @Transactional
    int set(
            UUID institution,
            String year,
            UUID enrolment,
            String state,
            @Nullable String reason,
            Instant at) {
        return decided(
                        """
                        update registration.year_registration y
                           set state = :state, reason = :reason, decided_by = :by, decider = :name, decided_at = :at
                         where y.institution_id = :id and y.year = :year and y.enrolment_id = :enrolment
                        """,
                        at)
                .param("state", state)
                .param("reason", reason, java.sql.Types.VARCHAR)
                .param("id", institution)
                .param("year", year)
                .param("enrolment", enrolment)
                .update();
    }

    private JdbcClient.StatementSpec decided(String text, Instant at) {
        return sql.sql(text)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC));
    }
}
