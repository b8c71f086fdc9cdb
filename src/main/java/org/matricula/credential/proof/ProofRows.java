package org.matricula.credential.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentRecord;
import org.matricula.registry.StudentRows;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes the register of proofs. Its lines lie where their students do.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ProofRows implements StudentRows {

    private final JdbcClient sql;

    ProofRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Table> tables() {
        return List.of(Table.of("credential.proof"));
    }

    int used(UUID enrolment) {
        return sql.sql(
                        """
                        select coalesce(max(p.seq), 0) from credential.proof p where p.enrolment_id = :enrolment
                        """)
                .param("enrolment", enrolment)
                .query(Integer.class)
                .single();
    }

    /// 学生类型, null where none is kept.
    @Nullable String studentType(UUID enrolment) {
        return sql.sql("select student_type from registry.enrolment where id = :enrolment")
                .param("enrolment", enrolment)
                .query((row, n) -> Optional.ofNullable(row.getString(1)))
                .single()
                .orElse(null);
    }

    /// Those a student took for themselves since a day.
    int own(UUID enrolment, LocalDate since) {
        return sql.sql(
                        """
                        select count(*) from credential.proof p
                         where p.enrolment_id = :enrolment and p.own and p.issued_on >= :since
                        """)
                .param("enrolment", enrolment)
                .param("since", since)
                .query(Integer.class)
                .single();
    }

    UUID add(
            StudentRecord student,
            int seq,
            String language,
            String purpose,
            boolean own,
            Issued document,
            LocalDate until) {
        var actor = Acting.now();
        return sql.sql(
                        """
                        insert into credential.proof
                          (institution_id, enrolment_id, person_id, scope_pos, seq, language, purpose, own, document_id,
                           issued_on, valid_until, issuer, issuer_id)
                        values (:institution, :enrolment, :person, :scope, :seq, :language, :purpose, :own, :document,
                                :on, :until, :issuer, :account)
                        returning id
                        """)
                .param("institution", student.institution())
                .param("enrolment", student.enrolment())
                .param("person", student.person())
                .param("scope", student.scopePos())
                .param("seq", seq)
                .param("language", language)
                .param("purpose", purpose)
                .param("own", own)
                .param("document", document.id())
                .param("on", document.issuedOn())
                .param("until", until)
                .param("issuer", actor.name())
                .param("account", actor.account(), java.sql.Types.OTHER)
                .query(UUID.class)
                .single();
    }

    /// Students of an institution who are in school, for the demonstration.
    List<UUID> some(UUID institution, int most) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.institution_id = :institution and s.status = :enrolled
                         order by s.scope_pos, s.enrolment_id limit :most
                        """)
                .param("institution", institution)
                .param("enrolled", StudentStatus.ENROLLED.code())
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /// The document of a line within reach.
    Optional<UUID> document(UUID proof) {
        return sql.sql("select p.document_id from credential.proof p where p.id = :id")
                .param("id", proof)
                .query(UUID.class)
                .optional();
    }

    /// The enrolment within reach that bears a student number; the newest where there are several.
    @Nullable UUID numbered(String number) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select s.enrolment_id from registry.student s
                         where s.student_number = :number and s.scope_pos between :lo and :hi
                         order by s.enrolment_id desc limit 1
                        """)
                .param("number", number.strip())
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }
}
