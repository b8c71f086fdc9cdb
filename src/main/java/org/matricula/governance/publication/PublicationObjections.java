package org.matricula.governance.publication;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.publication.PublicationView.Objection;
import org.matricula.governance.publication.PublicationView.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 公示异议, of which each reader sees their own.
@Repository
@Transactional(readOnly = true)
class PublicationObjections {

    private final JdbcClient sql;

    PublicationObjections(JdbcClient sql) {
        this.sql = sql;
    }

    List<Objection> of(UUID publication) {
        return sql.sql(
                        """
                        select o.id, o.name, o.words, o.made_at, o.answer, o.answerer, o.answered_at
                          from governance.objection o where o.publication_id = :id order by o.id
                        """)
                .param("id", publication)
                .query(Objection.class)
                .list();
    }

    boolean any(UUID publication, @Nullable UUID account) {
        return account != null && count(publication, account, false) > 0;
    }

    /// How many of somebody's are not answered.
    int waiting(UUID publication, UUID account) {
        return count(publication, account, true);
    }

    private int count(UUID publication, UUID account, boolean waiting) {
        return sql.sql(
                        """
                        select count(*)::int from governance.objection o
                         where o.publication_id = :publication and o.account_id = :account
                           and (not :waiting or o.answer is null)
                        """)
                .param("publication", publication)
                .param("account", account)
                .param("waiting", waiting)
                .query(Integer.class)
                .single();
    }

    Optional<UUID> objector(UUID publication, UUID objection) {
        return sql.sql(
                        """
                        select o.account_id from governance.objection o
                         where o.publication_id = :publication and o.id = :id
                        """)
                .param("publication", publication)
                .param("id", objection)
                .query(UUID.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID object(Publication to, UUID account, String name, String words, Instant at) {
        return sql.sql(
                        """
                        insert into governance.objection (publication_id, institution_id, account_id, name, words, made_at)
                        values (:publication, :institution, :account, :name, :words, :at)
                        returning id
                        """)
                .param("publication", to.id())
                .param("institution", to.institutionId())
                .param("account", account)
                .param("name", name)
                .param("words", words)
                .param("at", Timestamp.from(at))
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void answer(UUID objection, String answer, String by, Instant at) {
        sql.sql(
                        """
                        update governance.objection set answer = :answer, answerer = :by, answered_at = :at
                         where id = :id
                        """)
                .param("answer", answer)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .param("id", objection)
                .update();
    }
}
