package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes courses and programmes.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CurriculumRows {

    private final JdbcClient sql;

    CurriculumRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// @return empty if the course ID is taken
    Optional<UUID> course(UUID institution, NewCourse it) {
        return sql.sql(
                        """
                        insert into curriculum.course (institution_id, code, name, credits, hours, nature, assessment)
                        values (:institution, :code, :name, cast(:credits as numeric), cast(:hours as smallint),
                                :nature, :assessment)
                        on conflict do nothing returning id
                        """)
                .param("institution", institution)
                .param("code", it.code().strip())
                .param("name", it.name().strip())
                .param("credits", it.credits())
                .param("hours", it.hours())
                .param("nature", it.nature())
                .param("assessment", it.assessment())
                .query(UUID.class)
                .optional();
    }

    /// @return empty if there is one for this unit, level and entry grade
    Optional<UUID> programme(
            UUID institution,
            UUID unit,
            String level,
            int entryYear,
            String name,
            @Nullable UUID copiedFrom) {
        return sql.sql(
                        """
                        insert into curriculum.programme (institution_id, unit_id, level, entry_year, name, copied_from)
                        values (:institution, :unit, :level, :year, :name, cast(:from as uuid))
                        on conflict do nothing returning id
                        """)
                .param("institution", institution)
                .param("unit", unit)
                .param("level", level)
                .param("year", entryYear)
                .param("name", name)
                .param("from", copiedFrom)
                .query(UUID.class)
                .optional();
    }

    /// The next version of a programme, not yet in force.
    ///
    /// @return empty if one is proposed already
    Optional<UUID> version(UUID from, String reason, @Nullable UUID by) {
        return sql.sql(
                        """
                        insert into curriculum.programme
                          (institution_id, unit_id, level, entry_year, name, copied_from, version, reason, proposed_by,
                           effective_at)
                        select p.institution_id, p.unit_id, p.level, p.entry_year, p.name, p.id,
                               (select max(o.version) + 1 from curriculum.programme o
                                 where o.unit_id = p.unit_id and o.level = p.level and o.entry_year = p.entry_year),
                               :reason, cast(:by as uuid), null
                          from curriculum.programme p where p.id = :from
                        on conflict do nothing returning id
                        """)
                .param("from", from)
                .param("reason", reason)
                .param("by", by)
                .query(UUID.class)
                .optional();
    }

    void confirm(UUID programme, @Nullable UUID by, Instant at) {
        sql.sql(
                        """
                        update curriculum.programme
                           set effective_at = :at, locked_at = :at, confirmed_by = cast(:by as uuid) where id = :id
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("id", programme)
                .update();
    }

    void least(
            UUID programme,
            @Nullable BigDecimal credits,
            @Nullable BigDecimal electiveCredits,
            @Nullable Integer electives) {
        sql.sql(
                        """
                        update curriculum.programme set least_credits = cast(:credits as numeric),
                               least_elective_credits = cast(:elective as numeric),
                               least_electives = cast(:electives as smallint) where id = :id
                        """)
                .param("credits", credits)
                .param("elective", electiveCredits)
                .param("electives", electives)
                .param("id", programme)
                .update();
    }

    void condition(UUID programme, DegreeCondition it) {
        sql.sql(
                        """
                        insert into curriculum.degree_condition
                          (programme_id, level, least_gpa, least_average, least_degree_score, degree_name)
                        values (:programme, :level, cast(:gpa as numeric), cast(:average as numeric),
                                cast(:score as smallint), cast(:name as text))
                        on conflict (programme_id, level) do update
                          set least_gpa = excluded.least_gpa, least_average = excluded.least_average,
                              least_degree_score = excluded.least_degree_score,
                              degree_name = excluded.degree_name
                        """)
                .param("programme", programme)
                .param("level", it.level())
                .param("gpa", it.leastGpa())
                .param("average", it.leastAverage())
                .param("score", it.leastDegreeScore())
                .param("name", it.degreeName())
                .update();
    }

    /// Modules, planned courses and requirements of one programme, written for another.
    void copy(UUID from, UUID to) {
        sql.sql(
                        """
                        update curriculum.programme n
                           set least_credits = o.least_credits, least_elective_credits = o.least_elective_credits,
                               least_electives = o.least_electives
                          from curriculum.programme o where n.id = :to and o.id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .update();
        sql.sql(
                        """
                        insert into curriculum.degree_condition
                          (programme_id, level, least_gpa, least_average, least_degree_score, degree_name)
                        select :to, level, least_gpa, least_average, least_degree_score, degree_name
                          from curriculum.degree_condition where programme_id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .update();
        sql.sql(
                        """
                        insert into curriculum.module (programme_id, seq, name, least_credits)
                        select :to, seq, name, least_credits from curriculum.module where programme_id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .update();
        sql.sql(
                        """
                        insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                        select :to, p.course_id, n.id, p.planned_term
                          from curriculum.planned_course p
                          join curriculum.module o on o.id = p.module_id
                          join curriculum.module n on n.programme_id = :to and n.seq = o.seq
                         where p.programme_id = :from
                        """)
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// Holds a programme as it is until the transaction ends.
    void hold(UUID programme) {
        sql.sql("select id from curriculum.programme where id = :id for update")
                .param("id", programme)
                .query(UUID.class)
                .optional();
    }

    /// @return empty if one of this name stands there
    Optional<UUID> module(UUID programme, String name, BigDecimal leastCredits) {
        return sql.sql(
                        """
                        insert into curriculum.module (programme_id, seq, name, least_credits)
                        select :programme, coalesce(max(seq), 0) + 1, :name, :least
                          from curriculum.module where programme_id = :programme
                        on conflict do nothing returning id
                        """)
                .param("programme", programme)
                .param("name", name)
                .param("least", leastCredits)
                .query(UUID.class)
                .optional();
    }

    void plan(UUID programme, UUID course, UUID module, int term) {
        sql.sql(
                        """
                        insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                        values (:programme, :course, :module, :term)
                        on conflict (programme_id, course_id)
                          do update set module_id = excluded.module_id, planned_term = excluded.planned_term
                        """)
                .param("programme", programme)
                .param("course", course)
                .param("module", module)
                .param("term", term)
                .update();
    }

    int drop(UUID programme, UUID course) {
        return sql.sql(
                        "delete from curriculum.planned_course where programme_id = :programme and"
                                + " course_id = :course")
                .param("programme", programme)
                .param("course", course)
                .update();
    }

    boolean lock(UUID programme, Instant at) {
        return sql.sql(
                                "update curriculum.programme set locked_at = :at where id = :id and"
                                        + " locked_at is null")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", programme)
                        .update()
                == 1;
    }
}
