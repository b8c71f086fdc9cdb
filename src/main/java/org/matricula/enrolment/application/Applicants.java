package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.registry.Intake;
import org.matricula.vault.Field;
import org.matricula.vault.SealedColumns;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who has applied, with what number, what result and what became of it.
@Repository
@Transactional(readOnly = true)
public class Applicants implements SealedColumns {

    static final Field DOCUMENT = new Field("enrolment.applicant", "document_number");
    static final Field PHONE = new Field("enrolment.applicant", "phone");

    public record Applicant(
            UUID id,
            UUID unitId,
            String unit,
            String name,
            String sex,
            @Nullable LocalDate birthOn,
            byte[] salt,
            String documentType,
            byte[] documentNumber,
            byte[] phone,
            @Nullable String previousSchool,
            String code,
            @Nullable String examNumber,
            @Nullable BigDecimal score,
            String outcome) {}

    private static final String SELECT =
            """
            select a.id, a.unit_id, u.name as unit, a.name, a.sex, a.birth_on, a.salt, a.document_type,
                   a.document_number, a.phone, a.previous_school, a.code, a.exam_number, a.score, a.outcome
              from enrolment.applicant a join organisation.unit u on u.id = a.unit_id
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Applicants(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    @Override
    public List<Column> sealedColumns() {
        return List.of(new Column(DOCUMENT, "id", "t.salt"), new Column(PHONE, "id", "t.salt"));
    }

    /// By unit and score; those without a score by name.
    List<Applicant> of(UUID prospectus, int most) {
        return sql.sql(
                        SELECT
                                + """
                                where a.prospectus_id = :id
                                order by u.pos, a.score desc nulls last, a.pinyin, a.id limit :most
                                """)
                .param("id", prospectus)
                .param("most", most)
                .query(Applicant.class)
                .list();
    }

    boolean known(UUID prospectus, String type, String number) {
        return sql.sql(
                        """
                        select exists (select from enrolment.applicant a
                                        where a.prospectus_id = :id and a.document_digest = :digest)
                        """)
                .param("id", prospectus)
                .param("digest", digest(type, number))
                .query(Boolean.class)
                .single();
    }

    Optional<Applicant> byCode(UUID prospectus, String code) {
        return sql.sql(SELECT + " where a.prospectus_id = :id and a.code = :code")
                .param("id", prospectus)
                .param("code", code)
                .query(Applicant.class)
                .optional();
    }

    /// @return false where the same document has applied meanwhile
    @Transactional
    boolean add(UUID prospectus, Prospectuses.Quota unit, Application it, String code, Instant at) {
        var salt = vault.newSalt();
        var name = new PersonName(it.name());
        var document = new IdentityDocument(it.documentType(), it.documentNumber());
        return sql.sql(
                                """
                                insert into enrolment.applicant
                                  (prospectus_id, scope_pos, unit_id, name, pinyin, sex, birth_on, salt, document_type,
                                   document_number, document_digest, phone, previous_school, code, applied_at)
                                values (:id, :pos, :unit, :name, :pinyin, :sex, :birthOn, :salt, :type, :document, :digest,
                                        :phone, :school, :code, :at)
                                on conflict (prospectus_id, document_digest) do nothing
                                """)
                        .param("id", prospectus)
                        .param("pos", unit.pos())
                        .param("unit", unit.unitId())
                        .param("name", name.text())
                        .param("pinyin", name.pinyin())
                        .param("sex", document.sex().orElse(it.sex()))
                        .param("birthOn", document.birthOn().orElse(null), java.sql.Types.DATE)
                        .param("salt", salt)
                        .param("type", document.type())
                        .param("document", vault.seal(DOCUMENT, document.number(), salt))
                        .param("digest", digest(it.documentType(), it.documentNumber()))
                        .param("phone", vault.seal(PHONE, it.phone(), salt))
                        .param("school", it.previousSchool(), java.sql.Types.VARCHAR)
                        .param("code", code)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                > 0;
    }

    /// 编考号: to those who have none, in an order that says nothing of who they are.
    ///
    /// @return how many
    @Transactional
    int number(UUID prospectus, String prefix) {
        return sql.sql(
                        """
                        with held as (select coalesce(max(substr(a.exam_number, length(:prefix) + 1)::int), 0) as last
                                        from enrolment.applicant a
                                       where a.prospectus_id = :id and a.exam_number is not null),
                             waiting as (select a.id, row_number() over (order by md5(a.id::text)) as n
                                           from enrolment.applicant a
                                          where a.prospectus_id = :id and a.exam_number is null)
                        update enrolment.applicant a
                           set exam_number = :prefix || lpad((held.last + waiting.n)::text, 5, '0')
                          from held, waiting where a.id = waiting.id
                        """)
                .param("prefix", prefix)
                .param("id", prospectus)
                .update();
    }

    /// @return the numbers nobody has
    @Transactional
    List<String> scored(UUID prospectus, Map<String, BigDecimal> results) {
        var numbers = results.keySet().toArray(String[]::new);
        sql.sql(
                        """
                        update enrolment.applicant a set score = r.score
                          from unnest(cast(:numbers as text[]), cast(:scores as numeric[])) as r (number, score)
                         where a.prospectus_id = :id and a.exam_number = r.number
                        """)
                .param("numbers", numbers)
                .param("scores", results.values().toArray(BigDecimal[]::new))
                .param("id", prospectus)
                .update();
        return sql.sql(
                        """
                        select r.number from unnest(cast(:numbers as text[])) as r (number)
                         where not exists (select from enrolment.applicant a
                                            where a.prospectus_id = :id and a.exam_number = r.number)
                        """)
                .param("numbers", numbers)
                .param("id", prospectus)
                .query(String.class)
                .list();
    }

    @Transactional
    void decided(UUID prospectus, Map<UUID, UUID> candidates) {
        sql.sql(
                        """
                        update enrolment.applicant a set outcome = 'admitted', candidate_id = c.candidate
                          from unnest(cast(:ids as uuid[]), cast(:candidates as uuid[])) as c (id, candidate)
                         where a.id = c.id
                        """)
                .param("ids", candidates.keySet().toArray(UUID[]::new))
                .param("candidates", candidates.values().toArray(UUID[]::new))
                .update();
        sql.sql(
                        """
                        update enrolment.applicant set outcome = 'not-admitted'
                         where prospectus_id = :id and outcome = 'pending'
                        """)
                .param("id", prospectus)
                .update();
    }

    private byte[] digest(String type, String number) {
        return java.util.Objects.requireNonNull(
                vault.digest(Intake.DOCUMENT_KEY, Intake.documentKey(type, number)));
    }
}
