package org.matricula.credential.proof;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 在读证明出具登记簿: every line within reach, void ones included.
@Repository
@Transactional(readOnly = true)
public class Proofs {

    /// @param state of its paper: `standing`, `superseded` or `void`
    public record Line(
            UUID id,
            UUID documentId,
            String number,
            String code,
            String name,
            @Nullable String studentNumber,
            String unit,
            int seq,
            String language,
            String purpose,
            boolean own,
            LocalDate issuedOn,
            LocalDate validUntil,
            String issuer,
            String state) {}

    /// A student one reaches as oneself, or as a guardian.
    public record OwnStudent(UUID enrolmentId, String name, String school, boolean active) {}

    private static final String OWN =
            "%s = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])";

    private static final String SELECT =
            """
            select p.id, p.document_id, d.number, d.code, d.person_name as name, s.student_number, u.name as unit, p.seq,
                   p.language, p.purpose, p.own, p.issued_on, p.valid_until, p.issuer, d.state
              from credential.proof p
              join document.document d on d.id = p.document_id
              join registry.student s on s.enrolment_id = p.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    Proofs(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first.
    ///
    /// @param after the last line seen, or null
    Slice<Line> page(String text, @Nullable UUID after, int most) {
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                         where p.scope_pos between :lo and :hi
                                           and (cast(:after as uuid) is null or p.id < cast(:after as uuid))
                                           and (:text = '' or starts_with(d.number, :text)
                                                or starts_with(s.student_number, :text) or starts_with(d.person_name, :text))
                                         order by p.id desc limit :most
                                        """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("after", after, java.sql.Types.OTHER)
                        .param("text", text.strip())
                        .param("most", most + 1)
                        .query(Line.class)
                        .list();
        return Slice.of(rows, most, it -> it.id().toString());
    }

    List<Line> own() {
        return sql.sql(
                        SELECT
                                + " where "
                                + OWN.formatted("p.person_id")
                                + " order by p.id desc limit 100")
                .query(Line.class)
                .list();
    }

    List<OwnStudent> ownStudents() {
        return sql.sql(
                        """
                        select s.enrolment_id, s.name, u.name as school, s.status = any (:active) as active
                          from registry.student s join organisation.unit u on u.id = s.institution_id where
                        """
                                + " "
                                + OWN.formatted("s.person_id")
                                + " order by s.enrolment_id desc")
                .param("active", StudentStatus.activeCodes())
                .query(OwnStudent.class)
                .list();
    }
}
