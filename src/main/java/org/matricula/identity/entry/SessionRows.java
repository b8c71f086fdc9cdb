package org.matricula.identity.entry;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Spring Session's own table, read and cleared by account: so that the command line, where no
/// sessions are kept, can end them too.
@Repository
@Transactional
class SessionRows {

    record Row(String id, long created, long used) {}

    private final JdbcClient sql;

    SessionRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// The last used first.
    List<Row> of(UUID account) {
        return sql.sql(
                        """
                        select session_id as id, creation_time as created, last_access_time as used
                          from identity.session where principal_name = :account
                         order by last_access_time desc
                        """)
                .param("account", account.toString())
                .query(Row.class)
                .list();
    }

    void end(UUID account, String id) {
        sql.sql(
                        """
                        delete from identity.session
                         where principal_name = :account and session_id = :id
                        """)
                .param("account", account.toString())
                .param("id", id)
                .update();
    }

    void endOthers(UUID account, String current) {
        sql.sql(
                        """
                        delete from identity.session
                         where principal_name = :account and session_id <> :current
                        """)
                .param("account", account.toString())
                .param("current", current)
                .update();
    }
}
