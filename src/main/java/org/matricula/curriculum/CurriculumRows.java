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

    /// Modules and planned courses of one programme, written for another.
    void copy(UUID from, UUID to) {
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
