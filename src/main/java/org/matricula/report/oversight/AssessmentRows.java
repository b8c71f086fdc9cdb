package org.matricula.report.oversight;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Criteria, assessments and their scores.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class AssessmentRows {

    private static final String ASSESSMENT =
            """
            select a.id, a.assessor_id, o.name as assessor, a.unit_id, u.name as unit, a.scope_pos, a.year, a.state,
                   a.comment, a.scorer_id, a.scorer, a.publisher, a.answer, a.answerer,
                   case when a.assessor_id = cast(:mine as uuid) then a.sent_back_why end as sent_back_why,
                   case when a.assessor_id = cast(:mine as uuid) then a.sent_back_by end as sent_back_by,
                   (select case when count(s.points) = count(*) then round(sum(s.points * c.weight) / 100, 1) end
                      from report.criterion c
                      left join report.score s on s.criterion_id = c.id and s.assessment_id = a.id
                     where c.unit_id = a.assessor_id and c.year = a.year) as total
              from report.assessment a
              join organisation.unit u on u.id = a.unit_id
              join organisation.unit o on o.id = a.assessor_id
             where a.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    AssessmentRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<OversightView.Criterion> criteria(UUID unit, int year) {
        return sql.sql(
                        """
                        select c.id, c.name, c.basis, c.weight from report.criterion c
                         where c.unit_id = :unit and c.year = :year order by c.seq, c.id
                        """)
                .param("unit", unit)
                .param("year", year)
                .query(OversightView.Criterion.class)
                .list();
    }

    boolean begun(UUID unit, int year) {
        return sql.sql(
                        """
                        select exists (select from report.assessment a where a.assessor_id = :unit and a.year = :year)
                        """)
                .param("unit", unit)
                .param("year", year)
                .query(Boolean.class)
                .single();
    }

    void criterion(UUID unit, int year, String name, @Nullable String basis, int weight) {
        sql.sql(
                        """
                        insert into report.criterion (unit_id, year, name, basis, weight, seq, set_by)
                        select :unit, :year, :name, :basis, :weight, count(*) + 1, :by
                          from report.criterion c where c.unit_id = :unit and c.year = :year
                        """)
                .param("unit", unit)
                .param("year", year)
                .param("name", name)
                .param("basis", basis)
                .param("weight", weight)
                .param("by", Acting.now().name())
                .update();
    }

    int drop(UUID unit, int year, UUID criterion) {
        return sql.sql(
                        """
                        delete from report.criterion where id = :id and unit_id = :unit and year = :year
                        """)
                .param("id", criterion)
                .param("unit", unit)
                .param("year", year)
                .update();
    }

    int begin(UUID unit, int year) {
        return sql.sql(
                        """
                        insert into report.assessment (assessor_id, unit_id, scope_pos, year)
                        select :unit, p.id, p.pos, :year from organisation.unit p
                         where p.parent_id = :unit and p.kind in ('branch', 'teaching-point', 'school', 'department', 'grade')
                           and upper_inf(p.during)
                        on conflict do nothing
                        """)
                .param("unit", unit)
                .param("year", year)
                .update();
    }

    List<OversightView.Assessment> all(int year) {
        return asked(ASSESSMENT + " and a.year = :year order by a.scope_pos")
                .param("year", year)
                .query(OversightView.Assessment.class)
                .list();
    }

    Optional<OversightView.Assessment> find(UUID id) {
        return asked(ASSESSMENT + " and a.id = :id")
                .param("id", id)
                .query(OversightView.Assessment.class)
                .optional();
    }

    void hold(UUID id) {
        sql.sql("select id from report.assessment where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    List<OversightView.Scored> scores(OversightView.Assessment it) {
        return sql.sql(
                        """
                        select c.id as criterion_id, c.name, c.basis, c.weight, s.points, s.comment
                          from report.criterion c
                          left join report.score s on s.criterion_id = c.id and s.assessment_id = :id
                         where c.unit_id = :unit and c.year = :year order by c.seq, c.id
                        """)
                .param("id", it.id())
                .param("unit", it.assessorId())
                .param("year", it.year())
                .query(OversightView.Scored.class)
                .list();
    }

    void score(UUID id, UUID criterion, BigDecimal points, @Nullable String comment) {
        sql.sql(
                        """
                        insert into report.score (assessment_id, criterion_id, points, comment)
                        values (:id, :criterion, :points, :comment)
                        on conflict (assessment_id, criterion_id) do update
                           set points = excluded.points, comment = excluded.comment
                        """)
                .param("id", id)
                .param("criterion", criterion)
                .param("points", points)
                .param("comment", comment)
                .update();
    }

    void scored(UUID id, @Nullable String comment, Instant at) {
        sql.sql(
                        """
                        update report.assessment
                           set state = 'scored', comment = :comment, scorer_id = cast(:by as uuid), scorer = :name, scored_at = :at
                         where id = :id
                        """)
                .param("comment", comment)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void sentBack(UUID id, String why, Instant at) {
        sql.sql(
                        """
                        update report.assessment
                           set state = 'open', scored_at = null, sent_back_why = :why, sent_back_by = :name, sent_back_at = :at
                         where id = :id
                        """)
                .param("why", why)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void published(UUID id, Instant at) {
        sql.sql(
                        """
                        update report.assessment
                           set state = 'published', publisher_id = cast(:by as uuid), publisher = :name, published_at = :at
                         where id = :id
                        """)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void answered(UUID id, String answer, Instant at) {
        sql.sql(
                        """
                        update report.assessment set answer = :answer, answerer = :name, answered_at = :at where id = :id
                        """)
                .param("answer", answer)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("mine", Acting.now().unit(), Types.OTHER);
    }
}
