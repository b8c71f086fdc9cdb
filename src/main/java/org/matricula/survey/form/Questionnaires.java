package org.matricula.survey.form;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The questionnaires. The database shows staff what lies within their reach and what students
/// within their reach were asked.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Questionnaires {

    private static final String SELECT =
            """
            select q.id, q.institution_id, q.unit_id, u.name as unit, q.scope_pos, q.title, q.intro, q.theme,
                   q.anonymous, q.asked, q.paged, q.least_group, q.version, q.copied_from, q.state, q.opens_on,
                   q.closes_on, q.owner_id, q.owner, q.opened_at, q.told_on, q.reminded_on, q.closer, q.closed_at,
                   q.closed_why, q.unread_keyless, q.unread_damaged
              from survey.questionnaire q join organisation.unit u on u.id = q.unit_id
            """;

    private final JdbcClient sql;

    Questionnaires(JdbcClient sql) {
        this.sql = sql;
    }

    /// @throws Absent if there is none within reach
    public Questionnaire get(UUID id) {
        return find(id).orElseThrow(() -> new Absent("questionnaire"));
    }

    public Optional<Questionnaire> find(UUID id) {
        return sql.sql(SELECT + " where q.id = :id")
                .param("id", id)
                .query(Questionnaire.class)
                .optional();
    }

    /// As [#get], and nobody else changes it until the transaction ends.
    public Questionnaire lock(UUID id) {
        return sql.sql(SELECT + " where q.id = :id for update of q")
                .param("id", id)
                .query(Questionnaire.class)
                .optional()
                .orElseThrow(() -> new Absent("questionnaire"));
    }

    /// The newest first. Drafts of others show only where they lie within reach.
    ///
    /// @param state null for all
    public Slice<Questionnaire> page(@Nullable String state, @Nullable UUID before, int most) {
        return Slice.of(
                sql.sql(
                                SELECT
                                        + """
                                         where (cast(:state as text) is null or q.state = :state)
                                           and (cast(:before as uuid) is null or q.id < cast(:before as uuid))
                                         order by q.id desc limit :most
                                        """)
                        .param("state", state, Types.VARCHAR)
                        .param("before", before, Types.OTHER)
                        .param("most", most + 1)
                        .query(Questionnaire.class)
                        .list(),
                most,
                it -> it.id().toString());
    }

    UUID add(Unit unit, Head it, int version, @Nullable UUID copiedFrom, Instant now) {
        return sql.sql(
                        """
                        insert into survey.questionnaire
                          (institution_id, unit_id, scope_pos, title, intro, theme, anonymous, asked, paged, version,
                           copied_from, owner_id, owner, added_at)
                        values (:institution, :unit, :pos, :title, :intro, :theme, :anonymous, :asked, :paged, :version,
                           cast(:copied as uuid), cast(:owner as uuid), :name, :now)
                        returning id
                        """)
                .param("institution", unit.institutionId())
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("title", it.title())
                .param("intro", it.intro())
                .param("theme", it.theme())
                .param("anonymous", it.anonymous())
                .param("asked", it.asked())
                .param("paged", it.paged())
                .param("version", version)
                .param("copied", copiedFrom, Types.OTHER)
                .param("owner", Acting.now().account(), Types.OTHER)
                .param("name", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void change(UUID id, Head it) {
        sql.sql(
                        """
                        update survey.questionnaire set title = :title, intro = :intro, theme = :theme,
                               anonymous = :anonymous, asked = :asked, paged = :paged
                         where id = :id
                        """)
                .param("id", id)
                .param("title", it.title())
                .param("intro", it.intro())
                .param("theme", it.theme())
                .param("anonymous", it.anonymous())
                .param("asked", it.asked())
                .param("paged", it.paged())
                .update();
    }

    public void aim(UUID id, Aim it) {
        sql.sql(
                        """
                        update survey.questionnaire set aim_units = :units, aim_grades = :grades::smallint[],
                               aim_years = :years::smallint[], aim_levels = :levels, aim_statuses = :statuses,
                               aim_sexes = :sexes, aim_boardings = :boardings, aim_numbers = :numbers,
                               aim_view = cast(:view as uuid)
                         where id = :id
                        """)
                .param("id", id)
                .param("units", it.units().toArray(UUID[]::new))
                .param("grades", it.grades().toArray(Integer[]::new))
                .param("years", it.years().toArray(Integer[]::new))
                .param("levels", it.levels().toArray(String[]::new))
                .param("statuses", it.statuses().toArray(String[]::new))
                .param("sexes", it.sexes().toArray(String[]::new))
                .param("boardings", it.boardings().toArray(String[]::new))
                .param("numbers", it.numbers().toArray(String[]::new))
                .param("view", it.view(), Types.OTHER)
                .update();
    }

    public Aim aim(UUID id) {
        return sql.sql(
                        """
                        select aim_units, aim_grades, aim_years, aim_levels, aim_statuses, aim_sexes, aim_boardings,
                               aim_numbers, aim_view
                          from survey.questionnaire where id = :id
                        """)
                .param("id", id)
                .query((row, n) -> aim(row))
                .single();
    }

    private static Aim aim(ResultSet row) throws SQLException {
        return new Aim(
                List.of((UUID[]) row.getArray("aim_units").getArray()),
                numbers(row, "aim_grades"),
                numbers(row, "aim_years"),
                words(row, "aim_levels"),
                words(row, "aim_statuses"),
                words(row, "aim_sexes"),
                words(row, "aim_boardings"),
                words(row, "aim_numbers"),
                row.getObject("aim_view", UUID.class));
    }

    static List<String> words(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static List<Integer> numbers(ResultSet row, String column) throws SQLException {
        return Arrays.stream((Object[]) row.getArray(column).getArray())
                .map(it -> ((Number) it).intValue())
                .toList();
    }

    public void opened(UUID id, LocalDate from, LocalDate until, int leastGroup, Instant now) {
        sql.sql(
                        """
                        update survey.questionnaire set state = 'open', opens_on = :from, closes_on = :until,
                               least_group = :least, opener = :opener, opened_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("from", from)
                .param("until", until)
                .param("least", leastGroup)
                .param("opener", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    public void extended(UUID id, LocalDate until) {
        sql.sql("update survey.questionnaire set closes_on = :until where id = :id")
                .param("id", id)
                .param("until", until)
                .update();
    }

    public void closed(UUID id, @Nullable String why, Instant now) {
        sql.sql(
                        """
                        update survey.questionnaire set state = 'closed', closer = :closer, closed_at = :now,
                               closed_why = :why
                         where id = :id
                        """)
                .param("id", id)
                .param("closer", Acting.now().name())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("why", why, Types.VARCHAR)
                .update();
    }

    public void unread(UUID id, int keyless, int damaged) {
        sql.sql(
                        """
                        update survey.questionnaire set unread_keyless = :keyless, unread_damaged = :damaged
                         where id = :id
                        """)
                .param("id", id)
                .param("keyless", keyless)
                .param("damaged", damaged)
                .update();
    }

    public void told(UUID id, LocalDate day) {
        sql.sql("update survey.questionnaire set told_on = :day where id = :id")
                .param("id", id)
                .param("day", day)
                .update();
    }

    public void reminded(UUID id, LocalDate day) {
        sql.sql("update survey.questionnaire set reminded_on = :day where id = :id")
                .param("id", id)
                .param("day", day)
                .update();
    }

    /// Everything that is open, for the daily round.
    public List<Questionnaire> running() {
        return sql.sql(SELECT + " where q.state = 'open' order by q.closes_on, q.id")
                .query(Questionnaire.class)
                .list();
    }

    void discard(UUID id) {
        sql.sql("delete from survey.question where questionnaire_id = :id")
                .param("id", id)
                .update();
        sql.sql("delete from survey.questionnaire where id = :id and state = 'draft'")
                .param("id", id)
                .update();
    }
}
