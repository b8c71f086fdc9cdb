package org.matricula.graduation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业结论 that stand: certificates and statistics are made of nothing else.
@Repository
@Transactional(readOnly = true)
public class Conclusions {

    private static final String SELECT =
            """
            select c.id, c.enrolment_id, c.institution_id, c.outcome, c.concluded_on, c.degree, c.degree_name,
                   c.decision_no, c.replaces_id
              from graduation.conclusion c
             where c.reversed_at is null
            """;

    private final JdbcClient sql;

    Conclusions(JdbcClient sql) {
        this.sql = sql;
    }

    /// The newest that stands; a graduation after a completion is newer than the completion.
    public Optional<Conclusion> of(UUID enrolment) {
        return sql.sql(SELECT + " and c.enrolment_id = :enrolment order by c.id desc limit 1")
                .param("enrolment", enrolment)
                .query(Conclusions::conclusion)
                .optional();
    }

    /// Those of the ids that stand and are within reach.
    public List<Conclusion> all(Collection<UUID> ids) {
        return sql.sql(SELECT + " and c.id = any (:ids) order by c.id")
                .param("ids", ids.toArray(UUID[]::new))
                .query(Conclusions::conclusion)
                .list();
    }

    /// Locks those of the ids that stand until the transaction ends, so that nobody takes one back
    /// or replaces it meanwhile.
    ///
    /// @return those that stand and no graduation has followed
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Conclusion> hold(Collection<UUID> ids) {
        sql.sql(
                        """
                        select c.id from graduation.conclusion c
                         where c.id = any (:ids) and c.reversed_at is null order by c.id for no key update
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
        return sql.sql(
                        SELECT
                                + """
                                and c.id = any (:ids)
                                and not exists (select from graduation.conclusion l
                                                 where l.replaces_id = c.id and l.reversed_at is null)
                                order by c.id
                                """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Conclusions::conclusion)
                .list();
    }

    private static Conclusion conclusion(ResultSet row, int number) throws SQLException {
        return new Conclusion(
                row.getObject("id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getObject("institution_id", UUID.class),
                Outcome.of(row.getString("outcome")),
                row.getObject("concluded_on", LocalDate.class),
                row.getBoolean("degree"),
                row.getString("degree_name"),
                row.getString("decision_no"),
                row.getObject("replaces_id", UUID.class));
    }
}
