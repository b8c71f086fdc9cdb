package org.matricula.credential.national;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Level;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 上报批次, as they are read and written.
@Repository
@Transactional(readOnly = true)
public class NationalFiles {

    public record File(
            UUID id,
            UUID institutionId,
            String institution,
            long scopePos,
            String decisionNo,
            int decided,
            int sent,
            Instant madeAt,
            String maker,
            @Nullable Instant answeredAt,
            long registered,
            long open) {}

    public record Line(
            UUID id,
            UUID fileId,
            UUID certificateId,
            long scopePos,
            String number,
            String name,
            String studentNumber,
            String state,
            @Nullable String answer,
            @Nullable String owner,
            @Nullable String solution,
            @Nullable String solver,
            @Nullable LocalDate solvedOn) {}

    /// A decision with certificates that are registered nationally.
    public record Decision(
            UUID institutionId, String institution, String decisionNo, long decided, long made) {}

    private static final String DECISIONS =
            """
            select k.institution_id, i.name as institution, k.decision_no, count(*) as decided,
                   count(*) filter (where exists (select from credential.certificate c
                                                   where c.conclusion_id = k.id and c.slot = 'study' and c.state <> 'void')) as made
              from graduation.conclusion k
              join organisation.unit i on i.id = k.institution_id
              join registry.enrolment e on e.id = k.enrolment_id
             where k.reversed_at is null and k.outcome in ('graduate', 'completion') and e.level = any (:levels)
               and i.education <> 'school' and k.scope_pos between :lo and :hi
               and not exists (select from graduation.conclusion l where l.replaces_id = k.id and l.reversed_at is null)
            """;

    private final JdbcClient sql;

    NationalFiles(JdbcClient sql) {
        this.sql = sql;
    }

    /// What was never sent first, then the newest: every exchange of a completion is a decision of
    /// its own, and a cohort's must not get lost behind them.
    ///
    /// @param page from nought
    Slice<Decision> decisions(int page, int limit) {
        var rows =
                within(
                                DECISIONS
                                        + """
                                         group by k.institution_id, i.name, k.decision_no
                                         order by exists (select from credential.national_file f
                                                           where f.institution_id = k.institution_id
                                                             and f.decision_no = k.decision_no),
                                                  max(k.concluded_on) desc, k.decision_no, k.institution_id
                                         limit :limit offset :from
                                        """)
                        .param("limit", limit + 1)
                        .param("from", (long) page * limit)
                        .query(Decision.class)
                        .list();
        return Slice.of(rows, limit, it -> String.valueOf(page + 1));
    }

    /// @throws Absent if there is no such decision within reach
    Decision decision(UUID institution, String number) {
        return within(
                        DECISIONS
                                + " and k.institution_id = :institution and k.decision_no = :number"
                                + " group by k.institution_id, i.name, k.decision_no")
                .param("institution", institution)
                .param("number", number)
                .query(Decision.class)
                .optional()
                .orElseThrow(() -> new Absent("decision"));
    }

    private static final String FILES =
            """
            select f.id, f.institution_id, i.name as institution, f.scope_pos, f.decision_no, f.decided, f.sent, f.made_at,
                   f.maker, f.answered_at,
                   (select count(*) from credential.national_line l where l.file_id = f.id and l.state = 'registered') as registered,
                   (select count(*) from credential.national_line l
                     where l.file_id = f.id and l.state in ('differs', 'missing')) as open
              from credential.national_file f join organisation.unit i on i.id = f.institution_id
            """;

    /// The newest first.
    Slice<File> page(@Nullable UUID after, int limit) {
        var rows =
                within(
                                FILES
                                        + """
                                         where f.scope_pos between :lo and :hi
                                           and (cast(:after as uuid) is null or f.id < cast(:after as uuid))
                                         order by f.id desc limit :limit
                                        """)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("limit", limit + 1)
                        .query(File.class)
                        .list();
        return Slice.of(rows, limit, it -> it.id().toString());
    }

    /// @throws Absent if there is none within reach
    File file(UUID id) {
        return sql.sql(FILES + " where f.id = :id")
                .param("id", id)
                .query(File.class)
                .optional()
                .orElseThrow(() -> new Absent("file"));
    }

    private static final String LINES =
            """
            select l.id, l.file_id, l.certificate_id, l.scope_pos, c.number, c.name, s.student_number, l.state, l.answer,
                   l.owner, l.solution, l.solver, l.solved_on
              from credential.national_line l
              join credential.certificate c on c.id = l.certificate_id
              join registry.student s on s.enrolment_id = l.enrolment_id
            """;

    List<Line> lines(UUID file) {
        return sql.sql(
                        LINES
                                + " where l.file_id = :file order by l.state in ('differs',"
                                + " 'missing') desc, c.number")
                .param("file", file)
                .query(Line.class)
                .list();
    }

    /// Numbers of certificates in it that are void by now.
    List<String> ended(UUID file) {
        return sql.sql(
                        """
                        select c.number from credential.national_line l
                          join credential.certificate c on c.id = l.certificate_id
                         where l.file_id = :file and not %s order by c.number limit 50
                        """
                                .formatted(NationalRows.REGISTERED))
                .param("file", file)
                .query(String.class)
                .list();
    }

    /// Locks one until the transaction ends.
    @Transactional
    Line lock(UUID line) {
        sql.sql("select id from credential.national_line where id = :id for update")
                .param("id", line)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("line"));
        return sql.sql(LINES + " where l.id = :id").param("id", line).query(Line.class).single();
    }

    /// Differences nobody has solved yet.
    List<Line> open(int limit) {
        return within(
                        LINES
                                + " where l.state in ('differs', 'missing') and l.scope_pos between"
                                + " :lo and :hi order by l.id limit :limit")
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    @Transactional
    UUID add(Decision it, long pos, Collection<UUID> certificates, Instant at) {
        var id =
                sql.sql(
                                """
                                insert into credential.national_file
                                  (institution_id, scope_pos, decision_no, decided, sent, made_at, maker)
                                values (:institution, :pos, :number, :decided, :sent, :at, :by) returning id
                                """)
                        .param("institution", it.institutionId())
                        .param("pos", pos)
                        .param("number", it.decisionNo())
                        .param("decided", it.decided())
                        .param("sent", certificates.size())
                        .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into credential.national_line (file_id, certificate_id, enrolment_id, person_id, scope_pos)
                        select :file, c.id, c.enrolment_id, c.person_id, c.scope_pos
                          from credential.certificate c where c.id = any (:ids)
                        """)
                .param("file", id)
                .param("ids", certificates.toArray(UUID[]::new))
                .update();
        return id;
    }

    /// One answer.
    record Answer(UUID line, String state, @Nullable String text, @Nullable String owner) {}

    /// What an answer may still change: lines never answered, and those no answer has named.
    static boolean open(Line it) {
        return List.of("sent", "missing").contains(it.state());
    }

    /// Writes over nothing that was answered; what a line said before stays beside it.
    @Transactional
    void answered(UUID file, List<Answer> all, Instant at) {
        sql.sql(
                        """
                        update credential.national_line l set state = a.state, answer = a.answer, owner = a.owner,
                               former_state = nullif(l.state, 'sent'), former_answer = l.answer
                          from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:answers as text[]), cast(:owners as text[]))
                               as a (id, state, answer, owner)
                         where l.id = a.id and l.file_id = :file and l.state in ('sent', 'missing')
                        """)
                .param("ids", all.stream().map(Answer::line).toArray(UUID[]::new))
                .param("states", all.stream().map(Answer::state).toArray(String[]::new))
                .param("answers", all.stream().map(Answer::text).toArray(String[]::new))
                .param("owners", all.stream().map(Answer::owner).toArray(String[]::new))
                .param("file", file)
                .update();
        sql.sql(
                        "update credential.national_file set answered_at = :at, answerer = :by where id = :file")
                .param("at", at.atOffset(java.time.ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("file", file)
                .update();
    }

    @Transactional
    void solved(UUID line, String solution, LocalDate on) {
        sql.sql(
                        """
                        update credential.national_line set state = 'solved', solution = :solution, solver = :by, solved_on = :on
                         where id = :id
                        """)
                .param("solution", solution)
                .param("by", Acting.now().name())
                .param("on", on)
                .param("id", line)
                .update();
    }

    private JdbcClient.StatementSpec within(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select)
                .param("levels", Level.higherOnes())
                .param("lo", scope.lo())
                .param("hi", scope.hi());
    }
}
