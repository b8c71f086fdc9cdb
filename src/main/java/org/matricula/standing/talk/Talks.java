package org.matricula.standing.talk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Talks, each seen by its circle; a student sees the agreement of those that were shared.
@Repository
@Transactional(readOnly = true)
public class Talks {

    /// A talk that was agreed upon and has not come about.
    public record Due(
            UUID talker,
            String talkerName,
            String name,
            String theme,
            LocalDate nextOn,
            UUID enrolment) {}

    /// How many talks a colleague has recorded; nothing of what was said.
    public record Tally(String talker, String role, int talks, int students, int due) {}

    private static final String SELECT =
            """
            select t.id, t.enrolment_id, s.name, s.student_number, u.name as unit, t.warning_id, t.talked_on, t.theme,
                   t.with_guardian, t.remarks, t.agreement, t.next_on, t.circle, t.shared, t.talker_id, t.talker,
                   t.talker_role,
                   exists (select from standing.talk l where l.enrolment_id = t.enrolment_id
                              and l.talked_on > t.talked_on) as followed
              from standing.talk t
              join registry.student s on s.enrolment_id = t.enrolment_id
              join organisation.unit u on u.id = s.unit_id
             where (t.talker_id = cast(:me as uuid) or not :personal and
                    (t.circle = 'office' or t.circle = 'class' and :role in ('class-teacher', 'counsellor'))
                    or :personal and t.shared)
            """;

    private final JdbcClient sql;
    private final Vault vault;

    Talks(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public List<Talk> of(UUID enrolment) {
        return read(" and t.enrolment_id = :enrolment order by t.talked_on desc, t.id desc")
                .param("enrolment", enrolment)
                .query((row, n) -> talk(row))
                .list();
    }

    /// Those of the acting person's own, the latest first.
    public List<Talk> mine(int limit) {
        return read(" and t.talker_id = cast(:me as uuid) order by t.talked_on desc, t.id desc"
                        + " limit :limit")
                .param("limit", limit)
                .query((row, n) -> talk(row))
                .list();
    }

    /// What was shared with whom the acting person is, or with their wards while they are minors.
    public List<Talk> own(LocalDate today) {
        return read(" and (:role = 'student' or s.birth_on > :ofAge)"
                        + " order by t.talked_on desc, t.id desc limit 200")
                .param("ofAge", today.minusYears(18))
                .query((row, n) -> talk(row))
                .list();
    }

    /// Agreed upon by the acting person, due by a day and not come about, the longest ago first.
    public List<Due> dueByMe(LocalDate until, int limit) {
        return due("and t.talker_id = cast(:me as uuid)", until, limit)
                .param("me", Acting.now().account(), java.sql.Types.OTHER)
                .query(Due.class)
                .list();
    }

    /// By talker, within reach.
    public List<Tally> tallies(LocalDate since, LocalDate today) {
        return sql.sql(
                        """
                        select t.talker, t.talker_role as role, count(*)::int as talks,
                               count(distinct t.enrolment_id)::int as students,
                               count(*) filter (where t.next_on < :today and not exists (
                                 select from standing.talk l where l.enrolment_id = t.enrolment_id
                                    and l.talked_on > t.talked_on))::int as due
                          from standing.talk t where t.talked_on >= :since
                         group by t.talker_id, t.talker, t.talker_role order by t.talker, t.talker_role limit 500
                        """)
                .param("since", since)
                .param("today", today)
                .query(Tally.class)
                .list();
    }

    /// Everybody's talks that are due on a day or were before, the longest ago first.
    List<Due> due(LocalDate today, int limit) {
        return due("and s.status = '01'", today, limit).query(Due.class).list();
    }

    private JdbcClient.StatementSpec due(String which, LocalDate until, int limit) {
        return sql.sql(
                        """
                        select t.talker_id as talker, t.talker as talker_name, s.name, t.theme, t.next_on,
                               t.enrolment_id as enrolment
                          from standing.talk t join registry.student s on s.enrolment_id = t.enrolment_id
                         where t.next_on <= :until and t.talker_id is not null %s
                           and not exists (select from standing.talk l where l.enrolment_id = t.enrolment_id
                                              and l.talked_on > t.talked_on)
                         order by t.next_on, t.id limit :limit
                        """
                                .formatted(which))
                .param("until", until)
                .param("limit", limit);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    UUID add(Fresh it, Instant at) {
        var actor = Acting.now();
        var id = sql.sql("select kernel.new_id()").query(UUID.class).single();
        sql.sql(
                        """
                        insert into standing.talk
                          (id, enrolment_id, scope_pos, person_id, warning_id, talked_on, theme, with_guardian, remarks,
                           agreement, next_on, circle, shared, talker_id, talker, talker_role, recorded_at)
                        values (:id, :enrolment, :pos, :person, cast(:warning as uuid), :on, :theme, :guardian, :remarks,
                                :agreement, cast(:next as date), :circle, :shared, cast(:me as uuid), :name, :role, :at)
                        """)
                .param("id", id)
                .param("enrolment", it.enrolment())
                .param("pos", it.scopePos())
                .param("person", it.person())
                .param("warning", it.warning(), java.sql.Types.OTHER)
                .param("on", it.on())
                .param("theme", it.theme())
                .param("guardian", it.withGuardian())
                .param(
                        "remarks",
                        vault.seal(SealedTalks.REMARKS, it.remarks(), SealedTalks.salt(id)),
                        java.sql.Types.BINARY)
                .param("agreement", it.agreement())
                .param("next", it.nextOn(), java.sql.Types.DATE)
                .param("circle", it.circle())
                .param("shared", it.shared())
                .param("me", actor.account(), java.sql.Types.OTHER)
                .param("name", actor.name())
                .param("role", actor.role())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// A talk to be written, checked.
    record Fresh(
            UUID enrolment,
            UUID person,
            long scopePos,
            @Nullable UUID warning,
            LocalDate on,
            String theme,
            boolean withGuardian,
            @Nullable String remarks,
            String agreement,
            @Nullable LocalDate nextOn,
            String circle,
            boolean shared) {}

    private Talk talk(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var personal = Acting.now().holds("student", "guardian");
        return new Talk(
                id,
                row.getObject("enrolment_id", UUID.class),
                row.getString("name"),
                row.getString("student_number"),
                row.getString("unit"),
                row.getObject("warning_id", UUID.class),
                row.getObject("talked_on", LocalDate.class),
                row.getString("theme"),
                row.getBoolean("with_guardian"),
                personal
                        ? null
                        : vault.open(
                                SealedTalks.REMARKS, row.getBytes("remarks"), SealedTalks.salt(id)),
                row.getString("agreement"),
                row.getObject("next_on", LocalDate.class),
                row.getString("circle"),
                row.getBoolean("shared"),
                row.getObject("talker_id", UUID.class),
                row.getString("talker"),
                row.getString("talker_role"),
                row.getBoolean("followed"));
    }

    private JdbcClient.StatementSpec read(String rest) {
        var actor = Acting.now();
        return sql.sql(SELECT + rest)
                .param("me", actor.account(), java.sql.Types.OTHER)
                .param("role", actor.role())
                .param("personal", actor.holds("student", "guardian"));
    }
}
