package org.matricula.graduation.check;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.registry.Detail;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 毕业生名单: who graduates, and how far each has come with the check of their information.
@Repository
@Transactional(readOnly = true)
public class GraduateSheets {

    /// @param state `open`, `audit`, `again` or `confirmed`
    public record Graduate(
            UUID campaignId,
            UUID enrolmentId,
            UUID personId,
            long scopePos,
            String name,
            String studentNumber,
            UUID unitId,
            String unit,
            String state,
            @Nullable UUID sheetId,
            @Nullable UUID againSheetId,
            @Nullable String shelf) {

        public boolean signed() {
            return sheetId != null;
        }
    }

    private static final String SELECT =
            """
            select g.campaign_id, g.enrolment_id, g.person_id, g.scope_pos, s.name, s.student_number, s.unit_id,
                   u.name as unit, g.state, g.sheet_id, g.again_sheet_id, g.shelf
              from graduation.graduate g
              join registry.student s on s.enrolment_id = g.enrolment_id
              join organisation.unit u on u.id = s.unit_id
            """;

    private final JdbcClient sql;

    GraduateSheets(JdbcClient sql) {
        this.sql = sql;
    }

    /// By class and number.
    ///
    /// @param unit null for all classes
    /// @param pending those alone who have not confirmed
    /// @param after the enrolment that was had last; null for the first page
    public Slice<Graduate> of(
            UUID campaign, @Nullable UUID unit, boolean pending, @Nullable UUID after, int most) {
        var rows =
                sql.sql(
                                SELECT
                                        + """
                                        where g.campaign_id = :id and (cast(:unit as uuid) is null or s.unit_id = :unit)
                                          and (not :pending or g.state <> 'confirmed')
                                          and (cast(:after as uuid) is null
                                               or (g.scope_pos, s.student_number, g.enrolment_id) >
                                                  (select l.scope_pos, o.student_number, l.enrolment_id from graduation.graduate l
                                                     join registry.student o on o.enrolment_id = l.enrolment_id
                                                    where l.campaign_id = :id and l.enrolment_id = cast(:after as uuid)))
                                        order by g.scope_pos, s.student_number, g.enrolment_id limit :most
                                        """)
                        .param("id", campaign)
                        .param("unit", unit, java.sql.Types.OTHER)
                        .param("pending", pending)
                        .param("after", after, java.sql.Types.OTHER)
                        .param("most", most + 1)
                        .query(Graduate.class)
                        .list();
        return Slice.of(rows, most, it -> it.enrolmentId().toString());
    }

    /// Of those who belong to the school: who has confirmed, and one of these details was put right
    /// after that.
    @Transactional(propagation = Propagation.MANDATORY)
    List<Graduate> outdated(Collection<UUID> enrolments, Collection<Detail> details) {
        return sql.sql(
                        SELECT
                                + """
                                where g.enrolment_id = any (:ids) and g.state = 'confirmed' and s.status in (:active)
                                  and exists (select from registry.detail d
                                               where d.person_id = g.person_id and d.closed_by is null
                                                 and upper_inf(d.during) and d.field = any (:fields)
                                                 and lower(d.recorded) > coalesce(g.again_at, g.signed_at))
                                """)
                .param("ids", enrolments.toArray(UUID[]::new))
                .param("active", List.of(StudentStatus.activeCodes()))
                .param("fields", details.stream().map(Detail::code).toArray(String[]::new))
                .query(Graduate.class)
                .list();
    }

    /// Where the acting student stands themselves, the newest first.
    public List<Graduate> own() {
        var persons = Acting.now().scope().persons();
        return sql.sql(
                        SELECT
                                + """
                                join graduation.campaign c on c.id = g.campaign_id
                                where g.person_id = any (:persons) order by c.opened_at desc
                                """)
                .param("persons", persons.toArray(UUID[]::new))
                .query(Graduate.class)
                .list();
    }

    /// @throws Absent if there is none within reach
    public Graduate get(UUID campaign, UUID enrolment) {
        return find(campaign, enrolment).orElseThrow(() -> new Absent("graduate"));
    }

    /// Locked until the transaction ends: nobody confirms twice.
    @Transactional
    public Graduate lock(UUID campaign, UUID enrolment) {
        sql.sql(
                        """
                        select g.enrolment_id from graduation.graduate g
                         where g.campaign_id = :id and g.enrolment_id = :enrolment for update
                        """)
                .param("id", campaign)
                .param("enrolment", enrolment)
                .query(UUID.class)
                .optional();
        return get(campaign, enrolment);
    }

    private Optional<Graduate> find(UUID campaign, UUID enrolment) {
        return sql.sql(SELECT + " where g.campaign_id = :id and g.enrolment_id = :enrolment")
                .param("id", campaign)
                .param("enrolment", enrolment)
                .query(Graduate.class)
                .optional();
    }

    @Transactional
    void signed(Graduate it, String state, UUID sheet, @Nullable String shelf, Instant at) {
        put(it, state, "sheet_id = :sheet, signed_at = :at", sheet, shelf, at);
    }

    @Transactional
    void confirmed(Graduate it, UUID sheet, @Nullable String shelf, Instant at) {
        put(it, "confirmed", "again_sheet_id = :sheet, again_at = :at", sheet, shelf, at);
    }

    private void put(
            Graduate it,
            String state,
            String columns,
            UUID sheet,
            @Nullable String shelf,
            Instant at) {
        sql.sql(
                        "update graduation.graduate set state = :state, signer = :signer, shelf ="
                                + " coalesce(:shelf, shelf), "
                                + columns
                                + " where campaign_id = :id and enrolment_id = :enrolment")
                .param("state", state)
                .param("signer", Acting.now().name())
                .param("shelf", shelf, java.sql.Types.VARCHAR)
                .param("sheet", sheet)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", it.campaignId())
                .param("enrolment", it.enrolmentId())
                .update();
    }

    @Transactional
    void stands(Graduate it, String state) {
        sql.sql(
                        """
                        update graduation.graduate set state = :state
                         where campaign_id = :id and enrolment_id = :enrolment
                        """)
                .param("state", state)
                .param("id", it.campaignId())
                .param("enrolment", it.enrolmentId())
                .update();
    }
}
