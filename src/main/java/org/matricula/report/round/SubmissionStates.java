package org.matricula.report.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// How far a submission has come: filled, signed, submitted, returned, accepted.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class SubmissionStates {

    private final JdbcClient sql;

    SubmissionStates(JdbcClient sql) {
        this.sql = sql;
    }

    void filled(UUID id, Instant at) {
        sql.sql("update report.submission set filled_at = :at, filler = :by where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("id", id)
                .update();
    }

    void signed(UUID id, byte[] hash, Instant at) {
        sql.sql(
                        """
                        update report.submission
                           set state = 'signed', hash = :hash, signer_id = cast(:by as uuid), signer = :name, signed_at = :at,
                               head_id = null, head = null, return_reason = null
                         where id = :id
                        """)
                .param("hash", hash)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// What was handed in stays as a version of its own, with its digest; the submission goes on as
    /// the next.
    ///
    /// @return the version
    UUID kept(UUID id) {
        return sql.sql("select report.keep_version(:id)")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    /// Open again, with why.
    void reopened(UUID id, String state, @Nullable String reason, boolean judged, Instant at) {
        sql.sql(
                        """
                        update report.submission
                           set state = :state, hash = null, signed_at = null, submitted_at = null, return_reason = :reason,
                               judge = case when :judged then :name else judge end,
                               judged_at = case when :judged then cast(:at as timestamptz) else judged_at end
                         where id = :id
                        """)
                .param("state", state)
                .param("reason", reason)
                .param("judged", judged)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void submitted(UUID id, Instant at) {
        sql.sql(
                        """
                        update report.submission
                           set state = 'submitted', head_id = cast(:by as uuid), head = :name, submitted_at = :at
                         where id = :id
                        """)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void accepted(UUID id, String receipt, Instant at) {
        sql.sql(
                        """
                        update report.submission set state = 'accepted', receipt = :receipt, judge = :name, judged_at = :at
                         where id = :id
                        """)
                .param("receipt", receipt)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /// Those not reminded of today; they count as reminded.
    void reminded(UUID id, LocalDate today) {
        sql.sql("update report.submission set reminded_on = :today where id = :id")
                .param("today", today)
                .param("id", id)
                .update();
    }

    /// The next receipt of a round; whoever takes one at the same time waits.
    String receipt(UUID round) {
        sql.sql("select id from report.round where id = :round for update")
                .param("round", round)
                .query(UUID.class)
                .single();
        return sql.sql(
                        """
                        select to_char(r.as_of, 'YYYYMMDD') || '-' || lpad((count(s.id) + 1)::text, 4, '0')
                          from report.round r left join report.submission s on s.round_id = r.id and s.receipt is not null
                         where r.id = :round group by r.id
                        """)
                .param("round", round)
                .query(String.class)
                .single();
    }
}
