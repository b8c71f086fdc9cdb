package org.matricula.card.issue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The register of cards, as it is read.
@Repository
@Transactional(readOnly = true)
public class Cards {

    /// @param owed `left` or `leave` where it should be given back, else null
    public record Card(
            UUID id,
            UUID institutionId,
            String institution,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String number,
            String code,
            String kind,
            String state,
            LocalDate madeOn,
            @Nullable LocalDate collectFrom,
            @Nullable LocalDate validUntil,
            @Nullable String fromStation,
            @Nullable String toStation,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn,
            @Nullable String owed,
            @Nullable UUID replacesId,
            @Nullable String replaces,
            @Nullable LocalDate cameBackOn,
            @Nullable LocalDate endedOn,
            @Nullable String endReason,
            String name,
            String studentNumber,
            String unit,
            @Nullable UUID photoId,
            @Nullable String stamps) {

        /// Whether it proves anything on a day.
        public boolean validOn(LocalDate day) {
            return state.equals("issued")
                    && owed == null
                    && (validUntil == null || !validUntil.isBefore(day));
        }
    }

    /// @param state blank for every one that stands; `owed` for those to be given back
    /// @param unit only those within it, or null
    public record Sought(
            String q, String state, @Nullable UUID unit, @Nullable String cursor, int limit) {}

    /// A class and how many of it have no card.
    public record Missing(UUID unitId, String unit, long students) {}

    /// What anybody may know by a card's code.
    record Told(boolean valid, String institution, @Nullable LocalDate validUntil) {}

    private static final String SELECT =
            """
            select c.id, c.institution_id, i.name as institution, c.enrolment_id, c.person_id, c.scope_pos, c.number,
                   c.code, c.kind, c.state, c.made_on, c.collect_from, c.valid_until, c.from_station, c.to_station, c.handed_to,
                   c.handed_on, c.owed, c.replaces_id, b.number as replaces, c.came_back_on, c.ended_on, c.end_reason,
                   s.name, s.student_number, u.name as unit, p.photo_id,
                   (select string_agg(t.period, ' ' order by t.stamped_on) from card.stamp t
                     where t.card_id = c.id and t.sort = 'registration') as stamps
              from card.card c
              join organisation.unit i on i.id = c.institution_id
              join registry.student s on s.enrolment_id = c.enrolment_id
              join registry.person p on p.id = c.person_id
              join organisation.unit u on u.id = s.unit_id
              left join card.card b on b.id = c.replaces_id
            """;

    private final JdbcClient sql;

    Cards(JdbcClient sql) {
        this.sql = sql;
    }

    /// By number, those that stand first asked for.
    Slice<Card> page(Sought it) {
        var after = it.cursor() == null ? null : Cursor.read(it.cursor(), 1);
        var scope = Acting.now().scope();
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        left join organisation.unit t on t.id = cast(:unit as uuid)
                                        where c.scope_pos between coalesce(t.pos, :lo) and coalesce(t.pos_end, :hi)
                                          and c.scope_pos between :lo and :hi
                                          and (:q = '' or s.student_number = :q or c.number = :q or s.name = :q)
                                          and case :state when '' then c.ended_on is null
                                                          when 'owed' then c.owed is not null and c.ended_on is null
                                                                           and c.state <> 'deposited'
                                                          else c.state = :state end
                                          and (cast(:after as uuid) is null or c.id > cast(:after as uuid))
                                        order by c.id limit :limit
                                        """)
                        .param("unit", it.unit(), java.sql.Types.OTHER)
                        .param("lo", scope.lo())
                        .param("hi", scope.hi())
                        .param("q", it.q().strip())
                        .param("state", it.state())
                        .param("after", after == null ? null : after.get(0), java.sql.Types.VARCHAR)
                        .param("limit", it.limit() + 1)
                        .query(Card.class)
                        .list();
        return Slice.of(rows, it.limit(), row -> Cursor.of(row.id()));
    }

    /// Those to be cut from one sheet: made and not yet handed over, or the ones named.
    List<Card> sheet(UUID unit, int most) {
        return sql.sql(
                        SELECT
                                + """
                                join organisation.unit t on t.id = :unit
                                where c.scope_pos between t.pos and t.pos_end and c.state = 'made'
                                order by c.scope_pos, s.student_number limit :most
                                """)
                .param("unit", unit)
                .param("most", most)
                .query(Card.class)
                .list();
    }

    /// 登记汇总表: what took another's place within a month, in order of number.
    List<Card> replaced(LocalDate from, LocalDate until) {
        var scope = Acting.now().scope();
        return sql.sql(
                        SELECT
                                + """
                                where c.replaces_id is not null and c.made_on between :from and :until
                                  and c.scope_pos between :lo and :hi
                                order by c.institution_id, c.id
                                """)
                .param("from", from)
                .param("until", until)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Card.class)
                .list();
    }

    List<Missing> missing(int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as students
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :lo and :hi and s.status = '01' and s.registration = 'registered'
                           and not exists (select from card.card c
                                            where c.enrolment_id = s.enrolment_id and c.ended_on is null)
                         group by u.id order by u.pos limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(Missing.class)
                .list();
    }

    /// The classes that have standing cards, and how many: to print and to stamp them.
    List<Missing> handled(int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, count(*) as students
                          from card.card c join organisation.unit u on u.pos = c.scope_pos
                         where c.scope_pos between :lo and :hi and c.ended_on is null
                         group by u.id order by u.pos limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("most", most)
                .query(Missing.class)
                .list();
    }

    /// Every card of an enrolment, the newest first.
    public List<Card> of(UUID enrolment) {
        return sql.sql(SELECT + " where c.enrolment_id = :id order by c.id desc")
                .param("id", enrolment)
                .query(Card.class)
                .list();
    }

    public Optional<Card> standing(UUID enrolment) {
        return of(enrolment).stream().filter(it -> it.endedOn() == null).findFirst();
    }

    /// The cards of the persons a student or guardian reaches, those that stand.
    List<Card> own() {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        SELECT
                                + " where c.person_id in (:persons) and c.ended_on is null order by c.id")
                .param("persons", persons.isEmpty() ? List.of(new UUID(0, 0)) : persons)
                .query(Card.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    Card get(UUID id) {
        return sql.sql(SELECT + " where c.id = :id")
                .param("id", id)
                .query(Card.class)
                .optional()
                .orElseThrow(() -> new Absent("card"));
    }

    /// Locked until the transaction ends, then read.
    @Transactional(propagation = Propagation.MANDATORY)
    Card lock(UUID id) {
        sql.sql("select id from card.card where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        return get(id);
    }

    /// @param code as it stands on the card
    Optional<Told> byCode(String code, LocalDate today) {
        return sql.sql(
                        """
                        select c.state = 'issued' and c.owed is null
                                 and (c.valid_until is null or c.valid_until >= :today) as valid,
                               i.name as institution, c.valid_until
                          from card.card c join organisation.unit i on i.id = c.institution_id where c.code = :code
                        """)
                .param("today", today)
                .param("code", code)
                .query(Told.class)
                .optional();
    }
}
