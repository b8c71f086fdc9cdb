package org.matricula.enrolment.admission;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.Matter;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The batches of the institutions that the acting post stands in or reaches.
@Repository
@Transactional(readOnly = true)
public class Batches {

    private static final String SELECT =
            """
            select b.id, b.institution_id, i.name as institution, i.education, i.stage, b.name, b.year, b.season,
                   b.level, b.study_form, b.student_kind, b.grade_level, b.schooling_years, b.longest_years,
                   b.opens_on, b.closes_on, b.entry_on
              from enrolment.batch b join organisation.unit i on i.id = b.institution_id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    record Count(UUID batchId, AdmissionState state, long many) {}

    record MatterRow(String matter, String role) {}

    private final JdbcClient sql;

    Batches(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    public List<Batch> all() {
        return within(SELECT + " order by b.entry_on desc, b.name").query(Batch.class).list();
    }

    /// @throws Absent if there is none in sight
    public Batch get(UUID id) {
        return within(SELECT + " and b.id = :id")
                .param("id", id)
                .query(Batch.class)
                .optional()
                .orElseThrow(() -> new Absent("batch"));
    }

    /// How many within reach stand where, batch by batch.
    Map<UUID, Map<AdmissionState, Long>> counts() {
        var counts = new LinkedHashMap<UUID, Map<AdmissionState, Long>>();
        sql.sql(
                        """
                        select c.batch_id, c.state, count(*) as many from enrolment.candidate c
                         group by c.batch_id, c.state
                        """)
                .query(Count.class)
                .list()
                .forEach(it ->
                        counts.computeIfAbsent(it.batchId(), key -> new LinkedHashMap<>())
                                .put(it.state(), it.many()));
        return counts;
    }

    /// What must be passed before enrolment, with the role that judges it.
    public Map<Matter, String> matters(UUID batch) {
        var matters = new LinkedHashMap<Matter, String>();
        sql.sql("select m.matter, m.role from enrolment.batch_matter m where m.batch_id = :id")
                .param("id", batch)
                .query(MatterRow.class)
                .list()
                .forEach(it -> matters.put(Matter.of(it.matter()).orElseThrow(), it.role()));
        return new java.util.TreeMap<>(matters);
    }

    boolean named(UUID institution, String name) {
        return sql.sql(
                        """
                        select exists (select from enrolment.batch b
                                        where b.institution_id = :institution and b.name = :name)
                        """)
                .param("institution", institution)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    @Transactional
    UUID add(BatchForm form, Map<Matter, String> matters, Instant at) {
        var id =
                sql.sql(
                                """
                                insert into enrolment.batch
                                  (institution_id, name, year, season, level, study_form, student_kind, grade_level,
                                   schooling_years, longest_years, opens_on, closes_on, entry_on, opened_by, opened_at)
                                values (:institution, :name, :year, :season, :level, :studyForm, :studentKind,
                                        :gradeLevel, :schoolingYears, :longestYears, :opensOn, :closesOn, :entryOn,
                                        :by, :at)
                                returning id
                                """)
                        .param("institution", form.institution())
                        .param("name", form.name())
                        .param("year", form.year())
                        .param("season", form.season())
                        .param("level", form.level())
                        .param("studyForm", form.studyForm())
                        .param("studentKind", form.studentKind())
                        .param("gradeLevel", form.gradeLevel() == null ? 1 : form.gradeLevel())
                        .param("schoolingYears", form.schoolingYears())
                        .param("longestYears", form.longestYears())
                        .param("opensOn", form.opensOn())
                        .param("closesOn", form.closesOn())
                        .param("entryOn", form.entryOn())
                        .param("by", Acting.now().account())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .single();
        matters.forEach((matter, role) ->
                sql.sql(
                                "insert into enrolment.batch_matter (batch_id, matter, role) values"
                                        + " (:batch, :matter, :role)")
                        .param("batch", id)
                        .param("matter", matter.code())
                        .param("role", role)
                        .update());
        return id;
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
