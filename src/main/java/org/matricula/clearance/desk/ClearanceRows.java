package org.matricula.clearance.desk;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.registry.StudentRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Offices and items. Items lie where their students do.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class ClearanceRows implements StudentRows {

    record Ending(long open, long held) {}

    record Office(UUID id, UUID institutionId, String name, String role, boolean tracked) {}

    record Line(UUID enrolmentId, String name, String school) {}

    private final JdbcClient sql;

    ClearanceRows(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<Table> tables() {
        return List.of(Table.of("clearance.item"));
    }

    /// The offices of an institution with their figures within the acting person's reach.
    List<ClearanceOffice> offices(UUID institution) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select o.id, o.institution_id, o.name, o.matter, o.place, o.role, o.leaving, o.blocks, o.tracked,
                               count(i.id) filter (where i.state = 'open') as open,
                               count(i.id) filter (where i.state = 'held') as held,
                               count(i.id) filter (where i.state = 'cleared') as cleared
                          from clearance.office o
                          left join clearance.item i on i.office_id = o.id and i.withdrawn_at is null
                           and i.scope_pos between :lo and :hi
                         where o.institution_id = :institution and o.ended_at is null
                         group by o.id order by o.seq, o.name
                        """)
                .param("institution", institution)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query((row, n) ->
                        new ClearanceOffice(
                                row.getObject("id", UUID.class),
                                row.getObject("institution_id", UUID.class),
                                row.getString("name"),
                                row.getString("matter"),
                                row.getString("place"),
                                row.getString("role"),
                                List.of((String[]) row.getArray("leaving").getArray()),
                                row.getBoolean("blocks"),
                                row.getBoolean("tracked"),
                                row.getLong("open"),
                                row.getLong("held"),
                                row.getLong("cleared")))
                .list();
    }

    /// What is held first, then what is open, a page at a time.
    ///
    /// @param after the cursor of the last one shown, null for the first page
    List<ClearanceItem> items(UUID office, @Nullable List<String> after, int most) {
        var scope = Acting.now().scope();
        return sql.sql(
                        """
                        select i.id, s.name, s.student_number, u.name as unit, i.leaving, i.state, i.note, i.tracking,
                               i.signed_by, (i.signed_at at time zone 'Asia/Shanghai')::date as signed_on, i.scope_pos
                          from clearance.item i
                          join registry.student s on s.enrolment_id = i.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                         where i.office_id = :office and i.withdrawn_at is null and i.scope_pos between :lo and :hi
                           and (cast(:state as text) is null
                                or (array_position(array['held', 'open', 'cleared'], i.state), i.scope_pos,
                                    coalesce(s.student_number, ''), i.id)
                                   > (array_position(array['held', 'open', 'cleared'], cast(:state as text)),
                                      cast(:pos as bigint), cast(:number as text), cast(:id as uuid)))
                         order by array_position(array['held', 'open', 'cleared'], i.state), i.scope_pos,
                                  coalesce(s.student_number, ''), i.id
                         limit :most
                        """)
                .param("office", office)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("state", after == null ? null : after.get(0))
                .param("pos", after == null ? null : after.get(1))
                .param("number", after == null ? null : after.get(2))
                .param("id", after == null ? null : after.get(3))
                .param("most", most)
                .query(ClearanceItem.class)
                .list();
    }

    /// What ending it would withdraw, wherever it lies; locked, so that it is what was asked about.
    Ending ending(UUID office) {
        sql.sql("select id from clearance.office where id = :office for update")
                .param("office", office)
                .query(UUID.class)
                .optional();
        return sql.sql(
                        """
                        select count(*) filter (where i.state = 'open') as open,
                               count(*) filter (where i.state = 'held') as held
                          from clearance.item i where i.office_id = :office and i.withdrawn_at is null
                        """)
                .param("office", office)
                .query(Ending.class)
                .single();
    }

    Optional<Office> office(UUID office) {
        return sql.sql(
                        """
                        select o.id, o.institution_id, o.name, o.role, o.tracked from clearance.office o
                         where o.id = :office and o.ended_at is null
                        """)
                .param("office", office)
                .query(Office.class)
                .optional();
    }

    boolean named(UUID institution, String name) {
        return sql.sql(
                        """
                        select exists (select from clearance.office o
                                        where o.institution_id = :institution and o.name = :name and o.ended_at is null)
                        """)
                .param("institution", institution)
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    void add(UUID institution, SetOffices.Wanted it, Instant at) {
        sql.sql(
                        """
                        insert into clearance.office
                          (institution_id, name, matter, place, role, leaving, blocks, tracked, seq, set_by, set_at)
                        values (:institution, :name, :matter, :place, :role, :leaving, :blocks, :tracked,
                                (select coalesce(max(seq), 0) + 1 from clearance.office where institution_id = :institution),
                                :by, :at)
                        """)
                .param("institution", institution)
                .param("name", it.name())
                .param("matter", it.matter())
                .param("place", it.place())
                .param("role", it.role())
                .param("leaving", it.leaving().toArray(String[]::new))
                .param("blocks", it.blocks())
                .param("tracked", it.tracked())
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Its open items go with it: nobody would sign them.
    void end(UUID office, Instant at) {
        sql.sql("update clearance.office set ended_at = :at where id = :office")
                .param("office", office)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql(
                        """
                        update clearance.item set withdrawn_at = :at
                         where office_id = :office and state <> 'cleared' and withdrawn_at is null
                        """)
                .param("office", office)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Enrolments of oneself that one is leaving.
    @Transactional(readOnly = true)
    List<Line> own() {
        return sql.sql(
                        """
                        select distinct s.enrolment_id, s.name, u.name as school
                          from clearance.item i
                          join registry.student s on s.enrolment_id = i.enrolment_id
                          join organisation.unit u on u.id = i.institution_id
                         where i.withdrawn_at is null
                           and i.person_id = any ((select string_to_array(current_setting('app.persons'), ','))::uuid[])
                        """)
                .query(Line.class)
                .list();
    }
}
