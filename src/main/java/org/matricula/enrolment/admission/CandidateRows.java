package org.matricula.enrolment.admission;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.EnrolmentColumns;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.personal.IdentityDocument;
import org.matricula.personal.PersonName;
import org.matricula.registry.Intake;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the admitted list and every move upon it.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class CandidateRows {

    private static final String ADD =
            """
            insert into enrolment.candidate
              (id, batch_id, scope_pos, unit_id, class_id, candidate_number, notice_number, name, pinyin, initials, sex,
               birth_on, salt, document_type, document_number, document_digest, document_override, phone,
               home_address, guardian_name, guardian_relation, guardian_phone, ethnicity, political_status,
               previous_school, admission, boarding, registry_number, score, subject_track, admission_tier, origin,
               state, state_on, entered_by, entered_at)
            values (:id, :batch, :pos, :unit, :class, :candidateNumber, :noticeNumber, :name, :pinyin, :initials, :sex,
                    :birthOn, :salt, :documentType, :document, :digest, :override, :phone, :homeAddress,
                    :guardianName, :guardianRelation, :guardianPhone, :ethnicity, :politicalStatus,
                    :previousSchool, :admission, :boarding, :registryNumber, :score, :subjectTrack, :admissionTier,
                    :origin, 'ADMITTED', :on, :by, :at)
            """;

    private final JdbcClient sql;
    private final NamedParameterJdbcTemplate many;
    private final Vault vault;

    CandidateRows(JdbcClient sql, NamedParameterJdbcTemplate many, Vault vault) {
        this.sql = sql;
        this.many = many;
        this.vault = vault;
    }

    List<UUID> newIds(int many) {
        return sql.sql("select kernel.new_id() from generate_series(1, :many)")
                .param("many", many)
                .query(UUID.class)
                .list();
    }

    /// A checked line and the unit it goes to.
    record Line(UUID id, NewCandidate candidate, Unit unit) {}

    void add(UUID batch, List<Line> lines, LocalDate on, Actor by, Instant at) {
        many.batchUpdate(
                ADD,
                lines.stream()
                        .map(it -> values(batch, it, on, by, at))
                        .toArray(SqlParameterSource[]::new));
        sql.sql(
                        """
                        insert into enrolment.candidate_event
                          (candidate_id, scope_pos, to_state, effective_on, recorded_by, recorder, recorded_at)
                        select c.id, c.scope_pos, c.state, c.state_on, :by, :name, :at
                          from enrolment.candidate c where c.id = any (:ids)
                        """)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("ids", lines.stream().map(Line::id).toArray(UUID[]::new))
                .update();
    }

    private SqlParameterSource values(UUID batch, Line line, LocalDate on, Actor by, Instant at) {
        var it = line.candidate();
        var salt = vault.newSalt();
        var name = new PersonName(String.valueOf(it.name()));
        var clazz = line.unit().kind().equals("class") ? line.unit().id() : null;
        return new MapSqlParameterSource("id", line.id())
                .addValue("batch", batch)
                .addValue("pos", line.unit().pos())
                .addValue("unit", line.unit().id())
                .addValue("class", clazz, java.sql.Types.OTHER)
                .addValue("candidateNumber", NewCandidate.text(it.candidateNumber()))
                .addValue("noticeNumber", NewCandidate.text(it.noticeNumber()))
                .addValue("name", name.text())
                .addValue("pinyin", name.pinyin())
                .addValue("initials", name.initials())
                .addValue("sex", it.sex())
                .addValue("birthOn", it.birthOn())
                .addValue("salt", salt)
                .addValue("documentType", NewCandidate.text(it.documentType()))
                .addValue(
                        "document",
                        vault.seal(EnrolmentColumns.DOCUMENT, document(it), salt),
                        java.sql.Types.BINARY)
                .addValue("digest", digest(it), java.sql.Types.BINARY)
                .addValue("override", NewCandidate.text(it.override()))
                .addValue(
                        "phone",
                        vault.seal(EnrolmentColumns.PHONE, NewCandidate.text(it.phone()), salt),
                        java.sql.Types.BINARY)
                .addValue(
                        "homeAddress",
                        vault.seal(
                                EnrolmentColumns.HOME_ADDRESS,
                                NewCandidate.text(it.homeAddress()),
                                salt),
                        java.sql.Types.BINARY)
                .addValue("guardianName", NewCandidate.text(it.guardianName()))
                .addValue("guardianRelation", NewCandidate.text(it.guardianRelation()))
                .addValue(
                        "guardianPhone",
                        vault.seal(
                                EnrolmentColumns.GUARDIAN_PHONE,
                                NewCandidate.text(it.guardianPhone()),
                                salt),
                        java.sql.Types.BINARY)
                .addValue("ethnicity", NewCandidate.text(it.ethnicity()))
                .addValue("politicalStatus", NewCandidate.text(it.politicalStatus()))
                .addValue("previousSchool", NewCandidate.text(it.previousSchool()))
                .addValue("admission", NewCandidate.text(it.admission()))
                .addValue("boarding", NewCandidate.text(it.boarding()))
                .addValue(
                        "registryNumber",
                        vault.seal(
                                EnrolmentColumns.REGISTRY_NUMBER,
                                NewCandidate.text(it.registryNumber()),
                                salt),
                        java.sql.Types.BINARY)
                .addValue("score", it.score())
                .addValue("subjectTrack", NewCandidate.text(it.subjectTrack()))
                .addValue("admissionTier", NewCandidate.text(it.admissionTier()))
                .addValue("origin", NewCandidate.text(it.origin()))
                .addValue("on", on)
                .addValue("by", by.account(), java.sql.Types.OTHER)
                .addValue("at", at.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable String document(NewCandidate it) {
        var number = NewCandidate.text(it.documentNumber());
        return number == null
                ? null
                : new IdentityDocument(String.valueOf(it.documentType()), number).number();
    }

    private byte @Nullable [] digest(NewCandidate it) {
        var number = NewCandidate.text(it.documentNumber());
        return number == null
                ? null
                : vault.digest(
                        Intake.DOCUMENT_KEY,
                        Intake.documentKey(NewCandidate.text(it.documentType()), number));
    }

    /// Which of these numbers and documents the batch has already.
    Set<String> takenNumbers(UUID batch, List<String> numbers) {
        return new TreeSet<>(
                sql.sql(
                                """
                                select c.candidate_number from enrolment.candidate c
                                 where c.batch_id = :batch and c.candidate_number = any (:numbers)
                                """)
                        .param("batch", batch)
                        .param("numbers", numbers.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    /// The same for documents, by their digests as [#trace] writes them.
    Set<String> takenDocuments(UUID batch, List<NewCandidate> asked) {
        return new TreeSet<>(
                sql.sql(
                                """
                                select encode(c.document_digest, 'hex') from enrolment.candidate c
                                 where c.batch_id = :batch and c.document_digest = any (:digests)
                                """)
                        .param("batch", batch)
                        .param(
                                "digests",
                                asked.stream()
                                        .map(this::digest)
                                        .filter(Objects::nonNull)
                                        .toArray(byte[][]::new))
                        .query(String.class)
                        .list());
    }

    /// What tells a document from others without saying it; null where there is none.
    @Nullable String trace(NewCandidate it) {
        var digest = digest(it);
        return digest == null ? null : HexFormat.of().formatHex(digest);
    }

    /// @param until last day of a deferred admission, null for any other state
    void move(
            Candidate candidate,
            AdmissionState to,
            @Nullable LocalDate until,
            LocalDate on,
            @Nullable String reason,
            @Nullable String documentNo,
            Actor by,
            Instant at) {
        sql.sql(
                        """
                        update enrolment.candidate
                           set state = :to, state_on = :on, deferred_until = :until, version = version + 1
                         where id = :id
                        """)
                .param("to", to.name())
                .param("on", on)
                .param("until", until, java.sql.Types.DATE)
                .param("id", candidate.id())
                .update();
        sql.sql(
                        """
                        insert into enrolment.candidate_event
                          (candidate_id, scope_pos, person_id, from_state, to_state, effective_on, reason, document_no,
                           recorded_by, recorder, recorded_at)
                        select c.id, c.scope_pos, c.person_id, :from, :to, :on, :reason, :documentNo, :by, :name, :at
                          from enrolment.candidate c where c.id = :id
                        """)
                .param("from", candidate.state().name())
                .param("to", to.name())
                .param("on", on)
                .param("reason", reason)
                .param("documentNo", documentNo)
                .param("by", by.account(), java.sql.Types.OTHER)
                .param("name", by.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", candidate.id())
                .update();
    }

    /// Somebody whose admission was kept comes with another batch.
    void rebatch(UUID candidate, UUID batch) {
        sql.sql("update enrolment.candidate set batch_id = :batch where id = :id")
                .param("batch", batch)
                .param("id", candidate)
                .update();
    }
}
