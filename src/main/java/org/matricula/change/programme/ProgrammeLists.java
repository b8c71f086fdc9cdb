package org.matricula.change.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 拟转名单 and 递补名单: every list a round has had, and why one came down.
@Repository
@Transactional
public class ProgrammeLists {

    /// @param further whether only those stand on it who moved up after the first
    /// @param fallenWhy null while it stands, whether it still hangs or its days are over
    public record ProgrammeList(
            UUID publicationId,
            UUID roundId,
            boolean further,
            LocalDate publishedOn,
            LocalDate lastOn,
            @Nullable String fallenWhy,
            @Nullable String fallenBy,
            @Nullable LocalDate fallenOn) {

        public boolean stands() {
            return fallenWhy == null;
        }
    }

    private static final String SELECT =
            """
            select l.publication_id, l.round_id, l.further, l.published_on, l.last_on, l.fallen_why, l.fallen_by,
                   (l.fallen_at at time zone 'Asia/Shanghai')::date as fallen_on
              from change.programme_list l
            """;

    private final JdbcClient sql;

    ProgrammeLists(JdbcClient sql) {
        this.sql = sql;
    }

    void add(
            UUID round,
            UUID publication,
            boolean further,
            LocalDate from,
            LocalDate last,
            Instant at) {
        sql.sql(
                        """
                        insert into change.programme_list
                          (publication_id, round_id, further, published_on, last_on, published_at)
                        values (:publication, :round, :further, :from, :last, :at)
                        """)
                .param("publication", publication)
                .param("round", round)
                .param("further", further)
                .param("from", from)
                .param("last", last)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<ProgrammeList> find(UUID publication) {
        return sql.sql(SELECT + "where l.publication_id = :id")
                .param("id", publication)
                .query(ProgrammeList.class)
                .optional();
    }

    /// All there have been, the first one first.
    List<ProgrammeList> of(UUID round) {
        return sql.sql(
                        SELECT
                                + "where l.round_id = :round order by l.published_at, l.publication_id")
                .param("round", round)
                .query(ProgrammeList.class)
                .list();
    }

    void fall(UUID publication, Instant at, String why) {
        sql.sql(
                        """
                        update change.programme_list set fallen_at = :at, fallen_why = :why, fallen_by = :by
                         where publication_id = :id
                        """)
                .param("id", publication)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("by", Acting.now().name())
                .update();
    }

    /// Whoever hung on it stands on no list any more.
    int unlist(UUID publication) {
        return sql.sql(
                        """
                        update change.programme_candidate
                           set publication_id = null, noticed_from = null, noticed_until = null
                         where publication_id = :id
                        """)
                .param("id", publication)
                .update();
    }

    /// Whether anybody who hangs on it has been granted and still stands.
    boolean granted(UUID publication) {
        return sql.sql(
                        """
                        select exists (
                          select from change.programme_candidate c
                            join workflow.case_file f on f.id = c.case_id and f.state in ('approved', 'effective')
                           where c.publication_id = :id and f.outcome is not null)
                        """)
                .param("id", publication)
                .query(Boolean.class)
                .single();
    }

    /// The programmes asked for by those on it, whose departments assess them anew.
    List<UUID> majors(UUID publication) {
        return sql.sql(
                        "select distinct major_id from change.programme_candidate where publication_id = :id")
                .param("id", publication)
                .query(UUID.class)
                .list();
    }

    /// Whether somebody may be assessed anew while the first list stands: the further list that was
    /// shown last came down, and they stand on none.
    boolean reopened(UUID caseId) {
        return sql.sql(
                        """
                        select exists (
                          select from change.programme_candidate c
                            join change.programme_round r on r.id = c.round_id
                            join change.programme_list first
                              on first.publication_id = r.publication_id and first.fallen_at is null
                            join lateral (
                              select l.further, l.fallen_at from change.programme_list l
                               where l.round_id = r.id order by l.published_at desc, l.publication_id desc limit 1) last
                              on last.further and last.fallen_at is not null
                           where c.case_id = :id and c.publication_id is null)
                        """)
                .param("id", caseId)
                .query(Boolean.class)
                .single();
    }

    /// Whether the case lies with an office of the programme asked for, within the acting person's
    /// reach, and may be assessed.
    boolean assessable(UUID caseId) {
        var noticed = reopened(caseId);
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select exists (
                          select from change.programme_candidate c
                            join change.programme_round r on r.id = c.round_id and (:noticed or r.notice_from is null)
                           where c.case_id = :id and c.scope_pos between :lo and :hi)
                        """)
                .param("noticed", noticed)
                .param("id", caseId)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Boolean.class)
                .single();
    }
}
