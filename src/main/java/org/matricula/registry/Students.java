package org.matricula.registry;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 学生名册: the searchable list, derived from person, enrolment and the standing of today.
@Repository
class Students {

    /// The standing a list shows: today's, or the first one of somebody who is still to come.
    private static final String REFRESH =
            """
            insert into registry.student
              (enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials, student_number,
               sex, birth_on, ethnicity, status, status_since, unit_id, grade_level, entry_year, level,
               boarding, registration)
            select e.id, e.person_id, e.institution_id, e.scope_pos, p.name, p.pinyin, p.initials,
                   coalesce(e.student_number, ''), p.sex, p.birth_on, p.ethnicity, s.status,
                   coalesce(
                     (select max(upper(d.during)) from registry.spell d
                       where d.enrolment_id = e.id and upper_inf(d.recorded) and d.status <> s.status
                         and lower(d.during) < lower(s.during)),
                     (select min(lower(f.during)) from registry.spell f
                       where f.enrolment_id = e.id and upper_inf(f.recorded))),
                   s.unit_id, s.grade_level, e.entry_year, e.level, e.boarding,
                   e.registration
              from chosen c
              join registry.enrolment e on e.id = c.id
              join registry.person p on p.id = e.person_id
              join lateral (
                select b.status, b.during, b.unit_id, b.grade_level from registry.spell b
                 where b.enrolment_id = e.id and upper_inf(b.recorded)
                   and (b.during @> :today or lower(b.during) > :today)
                 order by lower(b.during) limit 1) s on true
            on conflict (enrolment_id) do update set
              person_id = excluded.person_id, scope_pos = excluded.scope_pos, name = excluded.name,
              pinyin = excluded.pinyin, initials = excluded.initials,
              student_number = excluded.student_number, sex = excluded.sex,
              birth_on = excluded.birth_on, ethnicity = excluded.ethnicity, status = excluded.status,
              status_since = excluded.status_since, unit_id = excluded.unit_id,
              grade_level = excluded.grade_level, entry_year = excluded.entry_year,
              level = excluded.level, boarding = excluded.boarding,
              registration = excluded.registration
            """;

    private final JdbcClient sql;

    Students(JdbcClient sql) {
        this.sql = sql;
    }

    /// Brings the list's rows of some enrolments up to date.
    void refresh(List<UUID> enrolments, LocalDate today) {
        sql.sql("with chosen as (select unnest(cast(:ids as uuid[])) as id) " + REFRESH)
                .param("ids", enrolments.toArray(UUID[]::new))
                .param("today", today)
                .update();
    }

    /// Brings the list's rows of everyone in a batch of events up to date.
    void refreshBatch(UUID batch, LocalDate today) {
        sql.sql(
                        "with chosen as (select distinct enrolment_id as id from registry.status_event"
                                + " where batch = :batch) "
                                + REFRESH)
                .param("batch", batch)
                .param("today", today)
                .update();
    }

    /// The names' endings of one person's enrolments, written anew.
    void spell(UUID person, List<String> suffixes) {
        sql.sql("delete from registry.name_part where person_id = :person")
                .param("person", person)
                .update();
        sql.sql(
                        """
                        insert into registry.name_part (part, enrolment_id, scope_pos, person_id)
                        select part, e.id, e.scope_pos, e.person_id
                          from registry.enrolment e, unnest(cast(:parts as text[])) part
                         where e.person_id = :person
                        on conflict do nothing
                        """)
                .param("person", person)
                .param("parts", suffixes.toArray(String[]::new))
                .update();
    }

    /// Moves everything of enrolments to where their standing of a day lies.
    ///
    /// @return those that lay elsewhere, from where to where
    List<StudentPlaced> place(List<UUID> enrolments, LocalDate today) {
        var placed =
                sql.sql(
                                """
                                with was as (select id, scope_pos from registry.enrolment where id = any (:ids))
                                update registry.enrolment e set scope_pos = u.pos
                                  from was, registry.spell s join organisation.unit u on u.id = s.unit_id
                                 where e.id = was.id and s.enrolment_id = was.id and upper_inf(s.recorded)
                                   and s.during @> greatest(:today, (select min(lower(f.during))
                                         from registry.spell f where f.enrolment_id = e.id and upper_inf(f.recorded)))
                                   and e.scope_pos <> u.pos
                                returning e.id as enrolment, e.person_id as person, u.id as unit,
                                          was.scope_pos as "from", u.pos as "to"
                                """)
                        .param("ids", enrolments.toArray(UUID[]::new))
                        .param("today", today)
                        .query(StudentPlaced.class)
                        .list();
        if (placed.isEmpty()) {
            return placed;
        }
        for (var table : List.of("spell", "status_event", "name_part")) {
            sql.sql(
                            """
                            update registry.%s t set scope_pos = e.scope_pos from registry.enrolment e
                             where e.id = t.enrolment_id and e.id = any (:ids)
                            """
                                    .formatted(table))
                    .param(
                            "ids",
                            placed.stream().map(StudentPlaced::enrolment).toArray(UUID[]::new))
                    .update();
        }
        return placed;
    }
}
