package org.matricula.registry.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// First registrations between their maker and their checker.
@Repository
@Transactional
class UncheckedRows {

    record Row(
            UUID enrolment,
            long scopePos,
            String name,
            String unit,
            String registration,
            @Nullable UUID enteredBy,
            @Nullable UUID broughtBy,
            String maker,
            @Nullable String note) {

        /// Whether an account typed it in, let it be written, or brought the file it stands in.
        boolean isOf(@Nullable UUID account) {
            return account != null && (account.equals(enteredBy) || account.equals(broughtBy));
        }
    }

    private static final String SELECT =
            """
            select e.id as enrolment, e.scope_pos, s.name, u.name as unit, e.registration, e.entered_by,
                   e.brought_by, coalesce(a.name, '') as maker, e.check_note as note
              from registry.enrolment e
              join registry.student s on s.enrolment_id = e.id
              join organisation.unit u on u.id = s.unit_id
              left join identity.account a on a.id = e.entered_by
            """;

    private final JdbcClient sql;

    UncheckedRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Row> waiting(int most) {
        return sql.sql(
                        SELECT
                                + " where e.registration <> 'registered' order by e.scope_pos, s.pinyin, e.id limit :most")
                .param("most", most)
                .query(Row.class)
                .list();
    }

    /// Locked until the transaction ends, so that two checkers do not both decide.
    Optional<Row> lock(UUID enrolment) {
        sql.sql("select id from registry.enrolment where id = :id for update")
                .param("id", enrolment)
                .query(UUID.class)
                .optional();
        return sql.sql(SELECT + " where e.id = :id")
                .param("id", enrolment)
                .query(Row.class)
                .optional();
    }

    void decide(
            UUID enrolment, String registration, UUID checker, Instant at, @Nullable String note) {
        sql.sql(
                        """
                        update registry.enrolment
                           set registration = :registration, checked_by = :checker, checked_at = :at, check_note = :note,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", enrolment)
                .param("registration", registration)
                .param("checker", checker)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("note", note)
                .update();
    }

    /// Put right by its maker: it waits for a checker again.
    void enterAgain(UUID enrolment, UUID maker) {
        sql.sql(
                        """
                        update registry.enrolment
                           set registration = 'entered', entered_by = :maker, checked_by = null, checked_at = null,
                               version = version + 1
                         where id = :id
                        """)
                .param("id", enrolment)
                .param("maker", maker)
                .update();
    }
}
