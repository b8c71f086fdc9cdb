package org.matricula.enrolment.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 发放登记簿: every certificate within reach, void ones included, and who still waits for one.
@Repository
@Transactional(readOnly = true)
public class Certificates {

    /// How far a certificate has come. Its words are the message keys
    /// `enrolment.certificate.state.<code>`.
    public enum State {
        /// Issued, and still at the office.
        WAITING,
        HANDED,
        VOID;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static @Nullable State of(String code) {
            return Stream.of(values())
                    .filter(it -> it.code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    /// One line of the register.
    ///
    /// @param name as printed on the certificate
    /// @param replaces number of the certificate in whose place this one was issued
    public record Line(
            UUID id,
            UUID documentId,
            String number,
            LocalDate issuedOn,
            String issuedBy,
            String name,
            String studentNumber,
            String unit,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn,
            @Nullable String handNote,
            @Nullable String voidReason,
            @Nullable String replaces) {

        public State state() {
            if (voidReason != null) {
                return State.VOID;
            }
            return handedTo == null ? State.WAITING : State.HANDED;
        }
    }

    /// A unit with registered students who have no standing certificate.
    record Missing(UUID unitId, String unit, long students) {}

    /// What is looked for.
    ///
    /// @param text a certificate's number, a student number or a name, or how one begins
    /// @param after the document id of the last line seen
    record Sought(String text, @Nullable State state, @Nullable UUID after, int most) {}

    private final JdbcClient sql;

    Certificates(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest first, which is by number.
    Slice<Line> page(Sought sought) {
        var scope = Acting.now().scope();
        var lines =
                sql.sql(
                                """
                                select c.id, c.document_id, d.number, d.issued_on, d.issued_by, d.person_name as name,
                                       s.student_number, u.name as unit, c.handed_to, c.handed_on, c.hand_note,
                                       c.void_reason, p.number as replaces
                                  from enrolment.certificate c
                                  join document.document d on d.id = c.document_id
                                  join registry.student s on s.enrolment_id = c.enrolment_id
                                  join organisation.unit u on u.pos = c.scope_pos
                                  left join enrolment.certificate r on r.id = c.replaces_id
                                  left join document.document p on p.id = r.document_id
                                 where c.scope_pos between :lo and :hi
                                   and (cast(:after as uuid) is null or c.document_id < :after)
                                   and (:text = '' or starts_with(d.number, :text)
                                        or starts_with(s.student_number, :text) or starts_with(d.person_name, :text))
                                   and (cast(:state as text) is null
                                        or :state = case when c.voided_at is not null then 'void'
                                                         when c.handed_to is null then 'waiting' else 'handed' end)
                                 order by c.document_id desc limit :most
                                """)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("after", sought.after(), java.sql.Types.OTHER)
                        .param("text", sought.text().strip())
                        .param(
                                "state",
                                sought.state() == null ? null : sought.state().code(),
                                java.sql.Types.VARCHAR)
                        .param("most", sought.most() + 1)
                        .query(Line.class)
                        .list();
        return Slice.of(lines, sought.most(), it -> it.documentId().toString());
    }

    /// In the tree's order.
    List<Missing> missing(int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as students
                          from registry.student s
                          join organisation.unit u on u.pos = s.scope_pos
                          left join enrolment.certificate c on c.enrolment_id = s.enrolment_id and c.voided_at is null
                         where s.scope_pos between :lo and :hi and c.id is null
                           and s.status in (:active) and s.registration = 'registered'
                         group by u.id, u.name, u.pos order by u.pos limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("active", List.of(StudentStatus.activeCodes()))
                .param("most", most)
                .query(Missing.class)
                .list();
    }
}
