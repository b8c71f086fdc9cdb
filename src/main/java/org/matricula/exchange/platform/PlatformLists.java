package org.matricula.exchange.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 平台名单, as they are read and written.
@Repository
@Transactional(readOnly = true)
public class PlatformLists {

    /// A school whose lists may be made.
    public record School(UUID id, String name, String education) {}

    public record Made(
            UUID id,
            UUID institutionId,
            String institution,
            long scopePos,
            String layout,
            LocalDate fromOn,
            LocalDate toOn,
            int sent,
            Instant madeAt,
            String maker,
            @Nullable Instant answeredAt,
            long agreed,
            long open) {}

    public record Line(
            UUID id,
            UUID listId,
            @Nullable UUID enrolmentId,
            @Nullable UUID eventId,
            long scopePos,
            String name,
            String studentNumber,
            String state,
            @Nullable String answer,
            @Nullable String owner,
            @Nullable String solution,
            @Nullable String solver,
            @Nullable LocalDate solvedOn) {

        /// What an answer may still change: lines never answered, and those no answer has named.
        boolean answerable() {
            return List.of("sent", "missing").contains(state);
        }

        public boolean open() {
            return List.of("differs", "missing", "extra").contains(state);
        }
    }

    /// One answer.
    record Answer(UUID line, String state, @Nullable String text, @Nullable String owner) {}

    /// 平台多出: whom an export names and the list does not.
    ///
    /// @param number blank where the platform's is a secret
    record Stranger(String name, String number, String text) {}

    private static final int SCHOOLS = 500;

    private final JdbcClient sql;

    PlatformLists(JdbcClient sql) {
        this.sql = sql;
    }

    List<School> schools() {
        return within(
                        """
                        select u.id, u.name, u.education from organisation.unit u
                         where u.id = u.institution_id and u.education is not null and u.pos between :lo and :hi
                         order by u.pos limit :limit
                        """)
                .param("limit", SCHOOLS)
                .query(School.class)
                .list();
    }

    private static final String LISTS =
            """
            select f.id, f.institution_id, i.name as institution, f.scope_pos, f.layout, f.from_on, f.to_on, f.sent, f.made_at,
                   f.maker, f.answered_at,
                   (select count(*) from exchange.platform_line l where l.list_id = f.id and l.state = 'agreed') as agreed,
                   (select count(*) from exchange.platform_line l
                     where l.list_id = f.id and l.state in ('differs', 'missing', 'extra')) as open
              from exchange.platform_list f join organisation.unit i on i.id = f.institution_id
            """;

    List<Made> latest(int limit) {
        return within(
                        LISTS
                                + " where f.scope_pos between :lo and :hi order by f.id desc limit"
                                + " :limit")
                .param("limit", limit)
                .query(Made.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    Made list(UUID id) {
        return sql.sql(LISTS + " where f.id = :id")
                .param("id", id)
                .query(Made.class)
                .optional()
                .orElseThrow(() -> new Absent("list"));
    }

    /// Locks one until the transaction ends, so that two results are loaded one after the other.
    @Transactional
    public Made lockList(UUID id) {
        sql.sql("select id from exchange.platform_list where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new Absent("list"));
        return list(id);
    }

    private static final String LINES =
            """
            select l.id, l.list_id, l.enrolment_id, l.event_id, l.scope_pos, coalesce(s.name, l.name) as name,
                   coalesce(s.student_number, l.number) as student_number, l.state, l.answer,
                   l.owner, l.solution, l.solver, l.solved_on
              from exchange.platform_line l
              left join registry.student s on s.enrolment_id = l.enrolment_id
            """;

    /// What differs first.
    List<Line> lines(UUID list, @Nullable Integer limit) {
        return sql.sql(
                        LINES
                                + " where l.list_id = :list order by l.state in ('differs',"
                                + " 'missing', 'extra') desc, s.student_number, l.id limit :limit")
                .param("list", list)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    /// Locks one until the transaction ends.
    @Transactional
    public Line lock(UUID line) {
        sql.sql("select id from exchange.platform_line where id = :id for update")
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
                                + " where l.state in ('differs', 'missing', 'extra') and l.scope_pos between"
                                + " :lo and :hi order by l.id limit :limit")
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    @Transactional
    public UUID add(PlatformRows.Asked asked, long pos, List<PlatformRow> rows, Instant at) {
        var id =
                sql.sql(
                                """
                                insert into exchange.platform_list
                                  (institution_id, scope_pos, layout, from_on, to_on, sent, made_at, maker)
                                values (:institution, :pos, :layout, :from, :to, :sent, :at, :by) returning id
                                """)
                        .param("institution", asked.institution())
                        .param("pos", pos)
                        .param("layout", asked.of().key())
                        .param("from", asked.from())
                        .param("to", asked.to())
                        .param("sent", rows.size())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", Acting.now().name())
                        .query(UUID.class)
                        .single();
        sql.sql(
                        """
                        insert into exchange.platform_line (list_id, enrolment_id, event_id, person_id, scope_pos)
                        select :list, e.id, t.event_id, e.person_id, e.scope_pos
                          from unnest(cast(:enrolments as uuid[]), cast(:events as uuid[])) as t (enrolment_id, event_id)
                          join registry.enrolment e on e.id = t.enrolment_id
                        """)
                .param("list", id)
                .param(
                        "enrolments",
                        rows.stream().map(PlatformRow::enrolmentId).toArray(UUID[]::new))
                .param("events", rows.stream().map(PlatformRow::eventId).toArray(UUID[]::new))
                .update();
        return id;
    }

    /// Writes over nothing that was answered; what a line said before stays beside it.
    @Transactional
    public void answered(UUID list, List<Answer> all, Instant at) {
        sql.sql(
                        """
                        update exchange.platform_line l set state = a.state, answer = a.answer, owner = a.owner,
                               former_answer = l.answer
                          from unnest(cast(:ids as uuid[]), cast(:states as text[]), cast(:answers as text[]), cast(:owners as text[]))
                               as a (id, state, answer, owner)
                         where l.id = a.id and l.list_id = :list and l.state in ('sent', 'missing')
                        """)
                .param("ids", all.stream().map(Answer::line).toArray(UUID[]::new))
                .param("states", all.stream().map(Answer::state).toArray(String[]::new))
                .param("answers", all.stream().map(Answer::text).toArray(String[]::new))
                .param("owners", all.stream().map(Answer::owner).toArray(String[]::new))
                .param("list", list)
                .update();
        sql.sql(
                        "update exchange.platform_list set answered_at = :at, answerer = :by where id = :list")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", Acting.now().name())
                .param("list", list)
                .update();
    }

    /// Those named by an earlier export stay as they are.
    @Transactional
    public void strange(Made list, List<Stranger> all, String owner) {
        sql.sql(
                        """
                        insert into exchange.platform_line (list_id, scope_pos, state, name, number, answer, owner)
                        select :list, :pos, 'extra', t.name, t.number, t.answer, :owner
                          from unnest(cast(:names as text[]), cast(:numbers as text[]), cast(:answers as text[]))
                               as t (name, number, answer)
                        on conflict (list_id, name, number) where enrolment_id is null do nothing
                        """)
                .param("list", list.id())
                .param("pos", list.scopePos())
                .param("owner", owner)
                .param("names", all.stream().map(Stranger::name).toArray(String[]::new))
                .param("numbers", all.stream().map(Stranger::number).toArray(String[]::new))
                .param("answers", all.stream().map(Stranger::text).toArray(String[]::new))
                .update();
    }

    @Transactional
    public void solved(UUID line, String solution, LocalDate on) {
        sql.sql(
                        """
                        update exchange.platform_line set state = 'solved', solution = :solution, solver = :by, solved_on = :on
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
        return sql.sql(select).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
