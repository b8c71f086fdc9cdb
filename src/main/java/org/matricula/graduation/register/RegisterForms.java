package org.matricula.graduation.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.graduation.check.GraduateSheets.Graduate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The register forms; what graduates write in them of themselves and their families stays sealed.
@Repository
@Transactional(readOnly = true)
public class RegisterForms implements SealedColumns {

    static final Field CONTENT = new Field("graduation.register_form", "content");

    /// @param content in clear; empty before anything was filled in
    /// @param submitted whether the department has submitted the appraisal
    /// @param document the paper that was last made of it
    public record Form(
            UUID enrolmentId,
            UUID campaignId,
            RegisterContent content,
            @Nullable LocalDate signedOn,
            @Nullable String appraisal,
            @Nullable String appraiser,
            boolean submitted,
            @Nullable LocalDate submittedOn,
            @Nullable String submitter,
            @Nullable String submitterOffice,
            @Nullable UUID document,
            int version) {

        public boolean signed() {
            return signedOn != null;
        }
    }

    /// How far one graduate has come.
    ///
    /// @param state `open`, `filled`, `signed`, `submitted` or `printed`
    public record Standing(
            UUID enrolmentId,
            String name,
            String studentNumber,
            UUID unitId,
            String unit,
            String state,
            @Nullable String appraisal,
            @Nullable UUID document) {}

    /// One class.
    public record Progress(
            UUID unitId, String unit, long all, long signed, long submitted, long printed) {}

    private final JdbcClient sql;
    private final Vault vault;
    private final JsonMapper json;

    RegisterForms(JdbcClient sql, Vault vault, JsonMapper json) {
        this.sql = sql;
        this.vault = vault;
        this.json = json;
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(CONTENT, "enrolment_id", "t.salt"));
    }

    /// Laid when it is first asked for, and locked until the transaction ends.
    @Transactional
    Form lock(Graduate of) {
        sql.sql(
                        """
                        insert into graduation.register_form (enrolment_id, person_id, scope_pos, campaign_id, salt)
                        values (:enrolment, :person, :pos, :campaign, :salt)
                        on conflict (enrolment_id) do nothing
                        """)
                .param("enrolment", of.enrolmentId())
                .param("person", of.personId())
                .param("pos", of.scopePos())
                .param("campaign", of.campaignId())
                .param("salt", vault.newSalt())
                .update();
        sql.sql(
                        """
                        select f.enrolment_id from graduation.register_form f where f.enrolment_id = :id for update
                        """)
                .param("id", of.enrolmentId())
                .query(UUID.class)
                .single();
        return find(of.enrolmentId()).orElseThrow();
    }

    Optional<Form> find(UUID enrolment) {
        return sql.sql("select f.* from graduation.register_form f where f.enrolment_id = :id")
                .param("id", enrolment)
                .query((row, n) -> {
                    var text = vault.open(CONTENT, row.getBytes("content"), row.getBytes("salt"));
                    return new Form(
                            row.getObject("enrolment_id", UUID.class),
                            row.getObject("campaign_id", UUID.class),
                            text == null
                                    ? new RegisterContent(Map.of(), List.of())
                                    : json.readValue(text, RegisterContent.class),
                            day(row.getObject("signed_at", OffsetDateTime.class)),
                            row.getString("appraisal"),
                            row.getString("appraiser"),
                            row.getString("submitter") != null,
                            day(row.getObject("submitted_at", OffsetDateTime.class)),
                            row.getString("submitter"),
                            row.getString("submitter_office"),
                            row.getObject("document_id", UUID.class),
                            row.getInt("version"));
                })
                .optional();
    }

    /// Where the register's days begin.
    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    private static @Nullable LocalDate day(@Nullable OffsetDateTime at) {
        return at == null ? null : at.atZoneSameInstant(HERE).toLocalDate();
    }

    /// What is filled in anew is neither signed nor submitted any more.
    @Transactional
    void fill(UUID enrolment, RegisterContent content) {
        var salt =
                sql.sql("select salt from graduation.register_form where enrolment_id = :id")
                        .param("id", enrolment)
                        .query(byte[].class)
                        .single();
        sql.sql(
                        """
                        update graduation.register_form
                           set content = :content, strokes = null, signed_at = null, submitted_at = null, submitter = null,
                               submitter_office = null, version = version + 1
                         where enrolment_id = :id
                        """)
                .param("content", vault.seal(CONTENT, json.writeValueAsString(content), salt))
                .param("id", enrolment)
                .update();
    }

    @Transactional
    void sign(UUID enrolment, String strokes, Instant at) {
        sql.sql(
                        """
                        update graduation.register_form
                           set strokes = :strokes, signed_at = :at, version = version + 1
                         where enrolment_id = :id
                        """)
                .param("strokes", strokes)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", enrolment)
                .update();
    }

    @Transactional
    void appraise(UUID enrolment, String text) {
        sql.sql(
                        """
                        update graduation.register_form
                           set appraisal = :text, appraiser = :name, appraiser_id = :by, submitted_at = null,
                               submitter = null, submitter_office = null, version = version + 1
                         where enrolment_id = :id
                        """)
                .param("text", text)
                .param("name", Acting.now().name())
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("id", enrolment)
                .update();
    }

    /// Those of a class that are signed and appraised, but not by whoever acts.
    ///
    /// @return how many
    @Transactional
    int submit(UUID campaign, UUID unit, String office, Instant at) {
        return sql.sql(
                        """
                        update graduation.register_form f
                           set submitted_at = :at, submitter = :name, submitter_office = :office, version = version + 1
                          from registry.student s
                         where s.enrolment_id = f.enrolment_id and f.campaign_id = :campaign and s.unit_id = :unit
                           and f.signed_at is not null and f.appraisal is not null and f.submitted_at is null
                           and f.appraiser_id is distinct from :by
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", Acting.now().name())
                .param("office", office)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("campaign", campaign)
                .param("unit", unit)
                .update();
    }

    @Transactional
    void printed(UUID enrolment, UUID document) {
        sql.sql(
                        "update graduation.register_form set document_id = :document where enrolment_id = :id")
                .param("document", document)
                .param("id", enrolment)
                .update();
    }

    /// Of a class, by number.
    ///
    /// @param after the enrolment that was had last; null for the first page
    Slice<Standing> of(UUID campaign, UUID unit, @Nullable UUID after, int most) {
        var rows =
                sql.sql(
                                """
                                select g.enrolment_id, s.name, s.student_number, s.unit_id, u.name as unit,
                                       case when f.submitted_at is not null and f.document_id is not null then 'printed'
                                            when f.submitted_at is not null then 'submitted'
                                            when f.signed_at is not null then 'signed'
                                            when f.content is not null then 'filled' else 'open' end as state,
                                       f.appraisal, f.document_id as document
                                  from graduation.graduate g
                                  join registry.student s on s.enrolment_id = g.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                  left join graduation.register_form f on f.enrolment_id = g.enrolment_id
                                 where g.campaign_id = :id and s.unit_id = :unit
                                   and (cast(:after as uuid) is null
                                        or (s.student_number, g.enrolment_id) >
                                           (select o.student_number, o.enrolment_id from registry.student o
                                             where o.enrolment_id = cast(:after as uuid)))
                                 order by s.student_number, g.enrolment_id limit :most
                                """)
                        .param("id", campaign)
                        .param("unit", unit)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("most", most + 1)
                        .query(Standing.class)
                        .list();
        return Slice.of(rows, most, it -> it.enrolmentId().toString());
    }

    List<Progress> progress(UUID campaign) {
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as "all", count(f.signed_at) as signed,
                               count(f.submitted_at) as submitted,
                               count(f.document_id) filter (where f.submitted_at is not null) as printed
                          from graduation.graduate g
                          join organisation.unit u on u.pos = g.scope_pos
                          left join graduation.register_form f on f.enrolment_id = g.enrolment_id
                         where g.campaign_id = :id group by u.id, u.name, u.pos order by u.pos
                        """)
                .param("id", campaign)
                .query(Progress.class)
                .list();
    }
}
