package org.matricula.change.programme;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.publication.PublishList;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 转专业考核: who asked for which programme, what the receiving department found, and their rank.
@Repository
@Transactional(propagation = Propagation.REQUIRED)
public class ProgrammeCandidates {

    /// @param rank among those of the same programme: returners first, then by score, and behind
    ///   them whoever the department does not take; null before the score is known
    /// @param publicationId the list on which they hung; null for whoever stood on none
    public record Candidate(
            UUID caseId,
            UUID majorId,
            String major,
            String name,
            @Nullable String studentNumber,
            String ground,
            @Nullable String method,
            @Nullable BigDecimal score,
            @Nullable Boolean accepted,
            @Nullable UUID classId,
            @Nullable String className,
            @Nullable String opinion,
            @Nullable String feeDifference,
            @Nullable String credits,
            @Nullable Integer rank,
            @Nullable UUID publicationId,
            @Nullable LocalDate noticedFrom,
            @Nullable LocalDate noticedUntil) {}

    /// 考核结果, as the receiving department writes it down.
    public record Assessment(
            String method,
            BigDecimal score,
            boolean accepted,
            @Nullable UUID classId,
            String opinion,
            @Nullable String feeDifference,
            @Nullable String credits) {}

    private record Place(UUID caseId, long scopePos) {}

    private static final String SELECT =
            """
            select r.* from (
              select c.case_id, c.round_id, c.major_id, m.name as major, c.name, c.student_number, c.ground,
                     c.method, c.score, c.accepted, c.class_id, k.name as class_name, c.opinion,
                     c.fee_difference, c.credits, m.pos,
                     c.publication_id, c.noticed_from, c.noticed_until, p.rank
                from change.programme_ranks(:round) p
                join change.programme_candidate c on c.case_id = p.case_id
                join organisation.unit m on m.id = c.major_id
                left join organisation.unit k on k.id = c.class_id) r
            """;

    private static final String TO_BE_SHOWN =
            """
            where r.round_id = :round and r.accepted) r
              join change.programme_quota q
                on q.round_id = r.round_id and q.major_id = r.major_id and r.rank <= q.places
              join change.programme_candidate c on c.case_id = r.case_id and c.publication_id is null
            """;

    private final JdbcClient sql;

    ProgrammeCandidates(JdbcClient sql) {
        this.sql = sql;
    }

    /// 送考核: everyone whose own department has agreed and who was not sent before.
    int send(UUID round, Instant at) {
        return sql.sql(
                        """
                        insert into change.programme_candidate
                          (case_id, round_id, major_id, enrolment_id, person_id, scope_pos, name,
                           student_number, ground, sent_at)
                        select f.id, r.id, u.id, f.subject_id, f.person_id, u.pos, f.subject_name,
                               f.subject_number, f.fields ->> 'ground', :at
                          from change.programme_round r
                          join workflow.case_file f on f.institution_id = r.institution_id
                           and f.kind = 'change-of-programme' and f.state in ('submitted', 'in-progress')
                           and (f.fields ->> 'on')::date = r.effective_on
                          join organisation.unit u on u.id = (f.fields ->> 'major')::uuid
                         where r.id = :round
                           and exists (select from workflow.step s where s.case_id = f.id
                                         and s.task = 'department' and s.decision = 'approve'
                                         and not s.taken_back)
                        on conflict (case_id) do nothing
                        """)
                .param("round", round)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Where each of the round's cases lies: at the programme asked for.
    Map<UUID, Long> places(UUID round) {
        return sql
                .sql(
                        "select case_id, scope_pos from change.programme_candidate where round_id = :round")
                .param("round", round)
                .query(Place.class)
                .stream()
                .collect(Collectors.toMap(Place::caseId, Place::scopePos));
    }

    List<Candidate> of(UUID round) {
        return sql.sql(
                        SELECT
                                + "where r.round_id = :round order by r.pos, r.rank nulls last, r.name limit 1000")
                .param("round", round)
                .query(Candidate.class)
                .list();
    }

    Optional<Candidate> find(UUID caseId) {
        return sql.sql(SELECT + "where r.case_id = :id")
                .param("id", caseId)
                .param("round", round(caseId).orElse(null), java.sql.Types.OTHER)
                .query(Candidate.class)
                .optional();
    }

    Optional<UUID> round(UUID caseId) {
        return sql.sql("select round_id from change.programme_candidate where case_id = :id")
                .param("id", caseId)
                .query(UUID.class)
                .optional();
    }

    boolean assess(UUID caseId, Assessment it, Instant at) {
        return sql.sql(
                                """
                                update change.programme_candidate
                                   set method = :method, score = :score, accepted = :accepted,
                                       class_id = cast(:class as uuid), opinion = :opinion,
                                       fee_difference = :fees, credits = :credits,
                                       assessor = :assessor, assessed_at = :at
                                 where case_id = :id
                                """)
                        .param("id", caseId)
                        .param("method", it.method())
                        .param("score", it.score())
                        .param("accepted", it.accepted())
                        .param("class", it.classId())
                        .param("opinion", it.opinion())
                        .param("fees", it.feeDifference())
                        .param("credits", it.credits())
                        .param("assessor", Acting.now().name())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// Those whose application stands and who are without a verdict.
    int open(UUID round) {
        return sql.sql(
                        "select count(*) from ("
                                + SELECT
                                + "where r.round_id = :round and r.accepted is null)")
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    /// 拟转名单: whom the receiving departments take, within their places, by programme and rank; after
    /// a list was shown, those who have moved up onto it since.
    List<PublishList.Entry> list(UUID round) {
        return sql.sql(
                        """
                        select r.name, r.student_number as number, u.name as unit, r.major as outcome from (
                        """
                                + SELECT
                                + TO_BE_SHOWN
                                + """
                                  join registry.student s on s.enrolment_id = c.enrolment_id
                                  join organisation.unit u on u.id = s.unit_id
                                 order by r.pos, r.rank, r.name
                                """)
                .param("round", round)
                .query(PublishList.Entry.class)
                .list();
    }

    /// How many these are.
    int toBeShown(UUID round) {
        return sql.sql("select count(*) from (" + SELECT + TO_BE_SHOWN)
                .param("round", round)
                .query(Integer.class)
                .single();
    }

    /// They hang now, on this list and for these days.
    void shown(UUID round, UUID publication, LocalDate from, LocalDate until) {
        sql.sql(
                        """
                        update change.programme_candidate d
                           set publication_id = :publication, noticed_from = :from, noticed_until = :until
                         where d.case_id in (select r.case_id from (
                        """
                                + SELECT
                                + TO_BE_SHOWN
                                + ")")
                .param("round", round)
                .param("publication", publication)
                .param("from", from)
                .param("until", until)
                .update();
    }

    /// Whether somebody who stands on a list ranks beyond the places, because of those who do not.
    boolean pushedOut(UUID round) {
        return sql.sql(
                        "select exists (select from ("
                                + SELECT
                                + """
                                where r.round_id = :round and r.publication_id is not null) r
                                  join change.programme_quota q
                                    on q.round_id = r.round_id and q.major_id = r.major_id and r.rank > q.places)
                                """)
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    void takeBack(UUID round) {
        sql.sql(
                        """
                        update change.programme_candidate
                           set publication_id = null, noticed_from = null, noticed_until = null
                         where round_id = :round
                        """)
                .param("round", round)
                .update();
    }

    /// Whether any of the round's cases has been granted and still stands.
    boolean granted(UUID round) {
        return sql.sql(
                        """
                        select exists (
                          select from change.programme_candidate c
                            join workflow.case_file f on f.id = c.case_id and f.state in ('approved', 'effective')
                           where c.round_id = :round and f.outcome is not null)
                        """)
                .param("round", round)
                .query(Boolean.class)
                .single();
    }

    /// How many of the round's cases have been granted into a programme and still stand.
    int granted(UUID round, UUID major) {
        return sql.sql(
                        """
                        select count(*) from change.programme_candidate c
                          join workflow.case_file f on f.id = c.case_id and f.state in ('approved', 'effective')
                         where c.round_id = :round and c.major_id = :major and f.outcome is not null
                        """)
                .param("round", round)
                .param("major", major)
                .query(Integer.class)
                .single();
    }
}
