package org.matricula.exchange.elmo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What the head of a transcript asks for.
@Repository
@Transactional(readOnly = true)
class ElmoRows {

    /// @param sex as the register codes it (GB/T 2261.1), which is ISO 5218
    record Learner(
            UUID institutionId,
            String institution,
            String code,
            String name,
            String studentNumber,
            String sex,
            @Nullable LocalDate birthOn,
            boolean studying) {}

    private record Span(UUID id, LocalDate from, LocalDate until) {}

    private final JdbcClient sql;

    ElmoRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Learner> learner(UUID enrolment, String[] studying) {
        return sql.sql(
                        """
                        select s.institution_id, i.name as institution, i.code, s.name, s.student_number, s.sex,
                               s.birth_on, s.status = any (:studying) as studying
                          from registry.student s join organisation.unit i on i.id = s.institution_id
                         where s.enrolment_id = :enrolment
                        """)
                .param("enrolment", enrolment)
                .param("studying", studying)
                .query(Learner.class)
                .optional();
    }

    /// Last day of each term.
    Map<UUID, LocalDate> ends(java.util.Collection<UUID> terms) {
        return sql
                .sql(
                        "select id, lower(during) as \"from\", upper(during) - 1 as until from"
                                + " calendar.term where id = any (:terms)")
                .param("terms", terms.toArray(UUID[]::new))
                .query(Span.class)
                .stream()
                .collect(Collectors.toMap(Span::id, Span::until));
    }
}
