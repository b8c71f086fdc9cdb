package org.matricula.enrolment.photo;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The sessions of the institutions in sight, and their list.
@Repository
@Transactional(readOnly = true)
public class PhotoSessions {

    public record Session(
            UUID id,
            UUID institutionId,
            String institution,
            String name,
            String purpose,
            UUID profileId,
            String profile,
            long sitters,
            long absent,
            boolean closed,
            @Nullable String closer,
            @Nullable UUID paperId,
            @Nullable String shelf) {}

    /// @param enrolmentId null for a newcomer who is not enrolled yet
    /// @param number student number, or that of the candidate
    public record Sitter(
            UUID id,
            @Nullable UUID enrolmentId,
            @Nullable UUID personId,
            @Nullable UUID candidateId,
            long scopePos,
            String name,
            @Nullable String number,
            String unit,
            @Nullable UUID fileId) {}

    private static final String SITTERS =
            """
            select x.id, x.enrolment_id, x.person_id, x.candidate_id, x.scope_pos, coalesce(s.name, c.name) as name,
                   coalesce(s.student_number, c.candidate_number, c.notice_number) as number,
                   coalesce(u.name, k.name) as unit, x.file_id
              from enrolment.photo_sitter x
              left join registry.student s on s.enrolment_id = x.enrolment_id
              left join organisation.unit u on u.id = s.unit_id
              left join enrolment.candidate c on c.id = x.candidate_id
              left join organisation.unit k on k.id = c.unit_id
             where x.session_id = :session
            """;

    private static final String SELECT =
            """
            select s.id, s.institution_id, i.name as institution, s.name, s.purpose, s.profile_id, p.name as profile,
                   (select count(*) from enrolment.photo_sitter x where x.session_id = s.id) as sitters,
                   (select count(*) from enrolment.photo_sitter x where x.session_id = s.id and x.file_id is null) as absent,
                   s.closed_at is not null as closed, s.closer, s.paper_id, s.shelf
              from enrolment.photo_session s
              join organisation.unit i on i.id = s.institution_id
              join registry.photo_profile p on p.id = s.profile_id
             where i.pos <= :hi and i.pos_end >= :lo
            """;

    private final JdbcClient sql;

    PhotoSessions(JdbcClient sql) {
        this.sql = sql;
    }

    List<Session> all() {
        return within(SELECT + " order by s.opened_at desc").query(Session.class).list();
    }

    Session get(UUID id) {
        return within(SELECT + " and s.id = :id")
                .param("id", id)
                .query(Session.class)
                .optional()
                .orElseThrow(() -> new Absent("session"));
    }

    /// Waits for whoever else is at the session.
    @Transactional
    void lock(UUID id) {
        sql.sql("select s.id from enrolment.photo_session s where s.id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// Keeps the session from being closed meanwhile; others take pictures beside it.
    @Transactional
    void hold(UUID id) {
        sql.sql("select s.id from enrolment.photo_session s where s.id = :id for share")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    @Transactional
    UUID open(UUID institution, UUID profile, String name, String purpose, Instant at) {
        return sql.sql(
                        """
                        insert into enrolment.photo_session (institution_id, profile_id, name, purpose, opened_by, opened_at)
                        values (:institution, :profile, :name, :purpose, :by, :at) returning id
                        """)
                .param("institution", institution)
                .param("profile", profile)
                .param("name", name)
                .param("purpose", purpose)
                .param("by", Acting.now().account(), java.sql.Types.OTHER)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Everyone who studies in a unit, of one entry year where one is given; with a slot a class.
    ///
    /// @return how many were added
    @Transactional
    int seat(UUID session, UUID unit, @Nullable Integer entryYear) {
        var added =
                sql.sql(
                                """
                                insert into enrolment.photo_sitter (session_id, enrolment_id, scope_pos, person_id)
                                select :session, s.enrolment_id, s.scope_pos, s.person_id
                                  from registry.student s join organisation.unit t on t.id = :unit
                                 where s.scope_pos between t.pos and t.pos_end and s.status = '01'
                                   and (cast(:year as int) is null or s.entry_year = :year)
                                on conflict do nothing
                                """)
                        .param("session", session)
                        .param("unit", unit)
                        .param("year", entryYear, java.sql.Types.INTEGER)
                        .update();
        sql.sql(
                        """
                        insert into enrolment.photo_slot (session_id, unit_id)
                        select distinct :session, s.unit_id
                          from enrolment.photo_sitter x join registry.student s on s.enrolment_id = x.enrolment_id
                         where x.session_id = :session
                        on conflict do nothing
                        """)
                .param("session", session)
                .update();
        return added;
    }

    /// Newcomers of a batch who are expected or here and have no photo yet.
    ///
    /// @return how many were added
    @Transactional
    int seatCandidates(UUID session, UUID batch) {
        var added =
                sql.sql(
                                """
                                insert into enrolment.photo_sitter (session_id, candidate_id, scope_pos)
                                select :session, c.id, c.scope_pos from enrolment.candidate c
                                 where c.batch_id = :batch and c.state in ('ADMITTED', 'REPORTED', 'REVIEWED')
                                   and c.photo_id is null
                                on conflict do nothing
                                """)
                        .param("session", session)
                        .param("batch", batch)
                        .update();
        sql.sql(
                        """
                        insert into enrolment.photo_slot (session_id, unit_id)
                        select distinct :session, c.unit_id
                          from enrolment.photo_sitter x join enrolment.candidate c on c.id = x.candidate_id
                         where x.session_id = :session
                        on conflict do nothing
                        """)
                .param("session", session)
                .update();
        return added;
    }

    /// By student number, as the photographer calls them.
    List<Sitter> sitters(UUID session, boolean absentOnly, @Nullable UUID unit, int most) {
        return sql.sql(
                        SITTERS
                                + """
                                   and (not :absent or x.file_id is null)
                                   and (cast(:unit as uuid) is null or coalesce(s.unit_id, c.unit_id) = :unit)
                                 order by coalesce(u.pos, k.pos), number, name limit :most
                                """)
                .param("session", session)
                .param("absent", absentOnly)
                .param("unit", unit, java.sql.Types.OTHER)
                .param("most", most)
                .query(Sitter.class)
                .list();
    }

    /// The one a file is named after: by student number, candidate or notice number, else by the
    /// whole number of a document.
    Optional<Sitter> named(UUID session, String number, List<byte[]> digests) {
        return sql.sql(
                        SITTERS
                                + """
                                   and (s.student_number = :number or c.candidate_number = :number
                                        or c.notice_number = :number or c.document_digest = any (:digests)
                                        or x.person_id in (select k.person_id from registry.person_key k
                                                            where k.kind = 'document' and k.digest = any (:digests)))
                                 limit 1
                                """)
                .param("session", session)
                .param("number", number)
                .param("digests", digests.toArray(byte[][]::new))
                .query(Sitter.class)
                .optional();
    }

    Optional<Sitter> sitter(UUID session, UUID id) {
        return sql.sql(SITTERS + " and x.id = :id")
                .param("session", session)
                .param("id", id)
                .query(Sitter.class)
                .optional();
    }

    @Transactional
    void taken(UUID sitter, UUID file, String taker, Instant at) {
        sql.sql(
                        """
                        update enrolment.photo_sitter set file_id = :file, taken_at = :at, taker = :taker
                         where id = :id
                        """)
                .param("file", file)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("taker", taker)
                .param("id", sitter)
                .update();
    }

    @Transactional
    void dismiss(UUID sitter) {
        sql.sql("delete from enrolment.photo_sitter where id = :id").param("id", sitter).update();
    }

    /// 缺席名单 of the whole school, whoever asks: a session is everybody's.
    long absentees(UUID session) {
        return sql.sql("select enrolment.photo_absentees(:session)")
                .param("session", session)
                .query(Long.class)
                .single();
    }

    @Transactional
    void close(UUID session, String closer, Instant at) {
        sql.sql(
                        "update enrolment.photo_session set closed_at = :at, closer = :closer where"
                                + " id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("closer", closer)
                .param("id", session)
                .update();
    }

    @Transactional
    void keepPaper(UUID session, @Nullable UUID file, String shelf) {
        sql.sql(
                        """
                        update enrolment.photo_session set paper_id = coalesce(cast(:file as uuid), paper_id), shelf = :shelf
                         where id = :id
                        """)
                .param("file", file, java.sql.Types.OTHER)
                .param("shelf", shelf)
                .param("id", session)
                .update();
    }

    private JdbcClient.StatementSpec within(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
