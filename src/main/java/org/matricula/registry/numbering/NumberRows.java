package org.matricula.registry.numbering;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Who waits for a number, and the counters numbers come from.
@Repository
class NumberRows {

    /// @param department code of the department above, as `major`, `clazz` are
    record Waiting(
            UUID enrolment,
            UUID institution,
            long scopePos,
            String name,
            String unit,
            @Nullable String studentNumber,
            String registration,
            LocalDate entryOn,
            int entryYear,
            @Nullable Integer gradeLevel,
            @Nullable String level,
            @Nullable String studyForm,
            String school,
            @Nullable String campus,
            @Nullable String department,
            @Nullable String major,
            @Nullable String clazz) {}

    private static final String ABOVE =
            """
            (select a.code from organisation.unit a where a.kind = '%s' and a.pos <= u.pos and u.pos <= a.pos_end
              order by a.pos desc limit 1)
            """;

    private final JdbcClient sql;

    NumberRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order in which numbers are given: by class, then by name.
    List<Waiting> waiting(List<UUID> enrolments) {
        return sql.sql(
                        """
                        select e.id as enrolment, e.institution_id as institution, e.scope_pos, s.name, u.name as unit,
                               e.student_number, e.registration, e.entry_on, e.entry_year, s.grade_level, e.level,
                               e.study_form, i.code as school, %s as campus, %s as department, %s as major,
                               case when u.kind = 'class' then u.code end as clazz
                          from registry.enrolment e
                          join registry.student s on s.enrolment_id = e.id
                          join organisation.unit u on u.id = s.unit_id
                          join organisation.unit i on i.id = e.institution_id
                         where e.id = any (:ids)
                         order by u.pos, s.pinyin, s.name, e.id
                        """
                                .formatted(
                                        ABOVE.formatted("teaching-point"),
                                        ABOVE.formatted("department"),
                                        ABOVE.formatted("major")))
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(Waiting.class)
                .list();
    }

    /// Everyone registered in a part of the tree who has no number.
    List<UUID> without(UUID unit, int most) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s, organisation.unit top
                         where top.id = :unit and s.scope_pos between top.pos and top.pos_end
                           and s.student_number = '' and s.registration = 'registered'
                         order by s.scope_pos, s.enrolment_id limit :most
                        """)
                .param("unit", unit)
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    void lock(List<UUID> enrolments) {
        sql.sql("select id from registry.enrolment where id = any (:ids) order by id for update")
                .param("ids", enrolments.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }

    /// The last sequence given under a prefix, or found in use.
    long last(UUID institution, String prefix, int width) {
        return sql.sql(
                        """
                        select greatest(
                          coalesce((select c.last from registry.number_counter c
                                     where c.institution_id = :institution and c.prefix = :prefix), 0),
                          registry.highest_sequence(:institution, :prefix, :width))
                        """)
                .param("institution", institution)
                .param("prefix", prefix)
                .param("width", width)
                .query(Long.class)
                .single();
    }

    /// Takes a run of sequences. The counter's row is the lock between two registrars: the second
    /// waits here, and goes on behind the first.
    ///
    /// @return the last of the run
    long take(UUID institution, String prefix, int width, int many) {
        sql.sql(
                        """
                        insert into registry.number_counter (institution_id, prefix, last) values (:institution, :prefix, 0)
                        on conflict do nothing
                        """)
                .param("institution", institution)
                .param("prefix", prefix)
                .update();
        sql.sql(
                        """
                        select last from registry.number_counter
                         where institution_id = :institution and prefix = :prefix for update
                        """)
                .param("institution", institution)
                .param("prefix", prefix)
                .query(Long.class)
                .single();
        return sql.sql(
                        """
                        update registry.number_counter
                           set last = greatest(last, registry.highest_sequence(:institution, :prefix, :width)) + :many
                         where institution_id = :institution and prefix = :prefix
                        returning last
                        """)
                .param("institution", institution)
                .param("prefix", prefix)
                .param("width", width)
                .param("many", many)
                .query(Long.class)
                .single();
    }

    void write(List<UUID> enrolments, List<String> numbers) {
        sql.sql(
                        """
                        update registry.enrolment e set student_number = n.number, version = e.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:numbers as text[])) as n (id, number)
                         where e.id = n.id
                        """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .param("numbers", numbers.toArray(String[]::new))
                .update();
    }
}
