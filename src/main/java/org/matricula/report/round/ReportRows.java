package org.matricula.report.round;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Rounds and who owes what of them. The database shows each reader what they ask or are asked.
@Repository
@Transactional(readOnly = true)
public class ReportRows {

    private static final String ROUND =
            """
            select r.id, r.unit_id, u.name as unit, r.outside, r.kind, r.title, r.notice, r.as_of, r.due_on, r.opener,
                   r.opened_at, count(s.id) as units,
                   count(s.id) filter (where s.state in ('submitted', 'accepted')) as submitted,
                   count(s.id) filter (where s.state = 'accepted') as accepted
              from report.round r join organisation.unit u on u.id = r.unit_id
              left join report.submission s on s.round_id = r.id and s.current_id is null
            """;

    static final String SUBMISSION =
            """
            select s.id, s.round_id, r.title as round, s.unit_id, u.name as unit, s.scope_pos, s.state, s.filled_at, s.filler,
                   encode(s.hash, 'hex') as hash, s.signer_id, s.signer, s.head_id, s.head,
                   (s.submitted_at at time zone 'Asia/Shanghai')::date as submitted_on, s.judge, s.return_reason,
                   s.receipt, r.due_on, s.version, s.current_id
              from report.submission s
              join report.round r on r.id = s.round_id
              join organisation.unit u on u.id = s.unit_id
             where s.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    ReportRows(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Round> find(UUID id) {
        return sql.sql(ROUND + "where r.id = :id group by r.id, u.name")
                .param("id", id)
                .query(Round.class)
                .optional();
    }

    /// @throws Absent where the reader neither asks nor is asked
    public Round get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("round " + id));
    }

    /// The newest first, one more than asked for.
    List<Round> page(@Nullable UUID before, int limit) {
        return sql.sql(
                        ROUND
                                + """
                                where (cast(:before as uuid) is null or r.id < cast(:before as uuid))
                                group by r.id, u.name order by r.id desc limit :limit
                                """)
                .param("before", before)
                .param("limit", limit + 1)
                .query(Round.class)
                .list();
    }

    record Kept(String code, String definition) {}

    List<Kept> forms(UUID round) {
        return sql.sql(
                        """
                        select f.code, f.definition::text as definition from report.round_form f
                         where f.round_id = :round order by f.seq
                        """)
                .param("round", round)
                .query(Kept.class)
                .list();
    }

    /// In the tree's order, of those within reach.
    public List<Submission> submissions(UUID round) {
        return scoped(
                        SUBMISSION
                                + " and s.round_id = :round and s.current_id is null order by s.scope_pos")
                .param("round", round)
                .query(Submission.class)
                .list();
    }

    /// 历次报送: what was handed in and sent back, the first first.
    public List<Submission> versions(UUID submission) {
        return scoped(SUBMISSION + " and s.current_id = :id order by s.version")
                .param("id", submission)
                .query(Submission.class)
                .list();
    }

    /// @throws Absent where it is not within reach
    public Submission submission(UUID id) {
        return scoped(SUBMISSION + " and s.id = :id")
                .param("id", id)
                .query(Submission.class)
                .optional()
                .orElseThrow(() -> new Absent("submission " + id));
    }

    /// The same, and nobody else changes its state until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public Submission held(UUID id) {
        sql.sql("select id from report.submission where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return submission(id);
    }

    /// Past their day or due on it and not handed in, the longest first.
    List<Submission> owed(LocalDate until, int limit) {
        return scoped(
                        SUBMISSION
                                + """
                                 and s.state in ('open', 'signed', 'returned') and r.due_on <= :until
                                 order by r.due_on, s.id limit :limit
                                """)
                .param("until", until)
                .param("limit", limit)
                .query(Submission.class)
                .list();
    }

    /// What the unit handed in of each table about a year before a day: the submission that has the
    /// table and lies nearest to the same day of last year, half a year to either side at most. A
    /// monthly round is no last year, and one that did not ask for the table does not hide another
    /// that did.
    Map<String, UUID> yearBefore(UUID unit, LocalDate day) {
        var year = day.minusYears(1);
        return sql
                .sql(
                        """
                        select distinct on (f.code) f.code, s.id
                          from report.submission s join report.round r on r.id = s.round_id
                          join report.submission_form f on f.submission_id = s.id
                         where s.unit_id = :unit and s.state in ('submitted', 'accepted') and r.kind = 'tables'
                           and r.as_of >= :from and r.as_of < :until
                         order by f.code, abs(r.as_of - cast(:year as date)), s.id desc
                        """)
                .param("unit", unit)
                .param("year", year)
                .param("from", year.minusMonths(6))
                .param("until", year.plusMonths(6))
                .query((row, i) -> Map.entry(row.getString(1), row.getObject(2, UUID.class)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public UUID add(NewRound it, Unit unit, boolean outside, Instant at) {
        return sql.sql(
                        """
                        insert into report.round (unit_id, outside, kind, title, notice, as_of, due_on, opened_by, opener,
                               opened_at)
                        values (:unit, :outside, :kind, :title, :notice, :asOf, :due, cast(:by as uuid), :opener, :at)
                        returning id
                        """)
                .param("unit", unit.id())
                .param("outside", outside)
                .param("kind", it.kind())
                .param("title", it.title())
                .param("notice", it.notice())
                .param("asOf", it.asOf())
                .param("due", it.dueOn())
                .param("by", Acting.now().account())
                .param("opener", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void form(UUID round, int seq, String code, String definition) {
        sql.sql(
                        """
                        insert into report.round_form (round_id, code, seq, definition)
                        values (:round, :code, :seq, cast(:definition as jsonb))
                        """)
                .param("round", round)
                .param("code", code)
                .param("seq", seq)
                .param("definition", definition)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(UUID round, List<Unit> units) {
        sql.sql(
                        """
                        insert into report.submission (round_id, unit_id, scope_pos)
                        select :round, u.id, u.pos from organisation.unit u where u.id = any (:units)
                        """)
                .param("round", round)
                .param("units", units.stream().map(Unit::id).toArray(UUID[]::new))
                .update();
    }

    private JdbcClient.StatementSpec scoped(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
