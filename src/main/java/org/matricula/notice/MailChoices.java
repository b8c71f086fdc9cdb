package org.matricula.notice;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Which messages the acting person also wants by mail.
@Repository
@Transactional
class MailChoices {

    private final JdbcClient sql;
    private final Ledger ledger;
    private final Clock clock;

    MailChoices(JdbcClient sql, Ledger ledger, Clock clock) {
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// The topics that come by mail: all but those taken off.
    List<String> own() {
        var off =
                sql.sql("select topic from notice.unmailed where account_id = :account")
                        .param("account", account())
                        .query(String.class)
                        .list();
        return Arrays.stream(MailTopic.values())
                .map(MailTopic::code)
                .filter(it -> !off.contains(it))
                .toList();
    }

    void choose(Collection<String> mailed) {
        var off =
                Arrays.stream(MailTopic.values())
                        .map(MailTopic::code)
                        .filter(it -> !mailed.contains(it))
                        .toList();
        sql.sql("delete from notice.unmailed where account_id = :account")
                .param("account", account())
                .update();
        sql.sql(
                        """
                        insert into notice.unmailed (account_id, topic, since)
                        select :account, t, :at from unnest(:topics::text[]) as t
                        """)
                .param("account", account())
                .param("topics", off.toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        ledger.record(
                Act.of("notice.mail-choice", "account:" + account())
                        .to(Map.of("off", new TreeSet<>(off).toString())));
    }

    private static java.util.UUID account() {
        return Objects.requireNonNull(Acting.now().account());
    }
}
