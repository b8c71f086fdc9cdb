package org.matricula.curriculum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Programmes brought as sheets: the file between preview and confirmation, and what it makes of
/// the programme.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProgrammeFiles {

    private final JdbcClient sql;

    ProgrammeFiles(JdbcClient sql) {
        this.sql = sql;
    }

    UUID file(UUID programme, byte[] content, @Nullable UUID by, Instant at) {
        return sql.sql(
                        """
                        insert into curriculum.programme_file (programme_id, content, brought_by, brought_at)
                        values (:programme, :content, cast(:by as uuid), :at) returning id
                        """)
                .param("programme", programme)
                .param("content", content)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// @return empty if it was applied, or belongs to another programme
    Optional<byte[]> file(UUID programme, UUID file) {
        return sql.sql(
                        """
                        select content from curriculum.programme_file
                         where id = :id and programme_id = :programme and applied_at is null
                        """)
                .param("id", file)
                .param("programme", programme)
                .query(byte[].class)
                .optional();
    }

    void applied(UUID file, Instant at) {
        sql.sql(
                        "update curriculum.programme_file set applied_at = :at, content = '' where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", file)
                .update();
    }

    /// Courses that are not yet there.
    void courses(UUID institution, List<NewCourse> all) {
        sql.sql(
                        """
                        insert into curriculum.course (institution_id, code, name, credits, hours, nature, assessment)
                        select :institution, t.* from unnest(cast(:codes as text[]), cast(:names as text[]),
                          cast(:credits as numeric[]), cast(:hours as smallint[]), cast(:natures as text[]),
                          cast(:assessments as text[])) as t
                        on conflict do nothing
                        """)
                .param("institution", institution)
                .param("codes", all.stream().map(NewCourse::code).toArray(String[]::new))
                .param("names", all.stream().map(NewCourse::name).toArray(String[]::new))
                .param("credits", all.stream().map(NewCourse::credits).toArray(BigDecimal[]::new))
                .param("hours", all.stream().map(NewCourse::hours).toArray(Integer[]::new))
                .param("natures", all.stream().map(NewCourse::nature).toArray(String[]::new))
                .param(
                        "assessments",
                        all.stream().map(NewCourse::assessment).toArray(String[]::new))
                .update();
    }

    /// Makes a programme's modules and courses what a sheet says they are: three statements however
    /// many rows.
    void become(UUID programme, UUID institution, ProgrammeSheet.Content it) {
        var modules = it.modules().entrySet().stream().toList();
        sql.sql(
                        """
                        insert into curriculum.module (programme_id, seq, name, least_credits)
                        select :programme, (select coalesce(max(seq), 0) from curriculum.module
                                             where programme_id = :programme) + t.at, t.name, t.least
                          from unnest(cast(:names as text[]), cast(:least as numeric[])) with ordinality as t (name, least, at)
                        on conflict (programme_id, name) do update set least_credits = excluded.least_credits
                          where module.least_credits <> excluded.least_credits
                        """)
                .param("programme", programme)
                .param("names", modules.stream().map(m -> m.getKey()).toArray(String[]::new))
                .param("least", modules.stream().map(m -> m.getValue()).toArray(BigDecimal[]::new))
                .update();
        sql.sql(
                        """
                        delete from curriculum.planned_course p using curriculum.course c
                         where p.programme_id = :programme and c.id = p.course_id and not c.code = any (:codes)
                        """)
                .param("programme", programme)
                .param("codes", it.places().keySet().toArray(String[]::new))
                .update();
        var places = it.places().entrySet().stream().toList();
        sql.sql(
                        """
                        insert into curriculum.planned_course (programme_id, course_id, module_id, planned_term)
                        select :programme, c.id, m.id, t.term
                          from unnest(cast(:codes as text[]), cast(:modules as text[]), cast(:terms as smallint[]))
                                 as t (code, module, term)
                          join curriculum.course c on c.institution_id = :institution and c.code = t.code
                          join curriculum.module m on m.programme_id = :programme and m.name = t.module
                        on conflict (programme_id, course_id)
                          do update set module_id = excluded.module_id, planned_term = excluded.planned_term
                        """)
                .param("programme", programme)
                .param("institution", institution)
                .param("codes", places.stream().map(p -> p.getKey()).toArray(String[]::new))
                .param(
                        "modules",
                        places.stream().map(p -> p.getValue().module()).toArray(String[]::new))
                .param(
                        "terms",
                        places.stream().map(p -> p.getValue().term()).toArray(Integer[]::new))
                .update();
        sql.sql(
                        "delete from curriculum.module where programme_id = :programme and not name = any (:names)")
                .param("programme", programme)
                .param("names", it.modules().keySet().toArray(String[]::new))
                .update();
    }
}
