package org.matricula.archive.handover;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Repository
@Transactional(propagation = Propagation.MANDATORY)
class HandoverRows {

    private static final String SELECT =
            """
            select h.id, h.institution_id, i.name as institution, u.name as unit, h.scope_pos, h.number, h.route, h.body,
                   h.state, h.files, h.pages, h.giver_id, h.giver,
                   (h.given_at at time zone 'Asia/Shanghai')::date as given_on, h.receiver, h.signer,
                   (h.received_at at time zone 'Asia/Shanghai')::date as received_on, h.note
              from archive.handover h join organisation.unit i on i.id = h.institution_id
              join organisation.unit u on u.id = h.unit_id
             where h.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    HandoverRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Of a class, by student number.
    List<HandedFile> students(UUID unit) {
        return sql.sql(
                        """
                        select r.enrolment_id, cast(null as text) as volume, r.name, r.student_number, 0 as pages,
                               cast(null as int) as counted
                          from registry.student r where r.unit_id = :unit order by r.student_number, r.enrolment_id
                        """)
                .param("unit", unit)
                .query(HandedFile.class)
                .list();
    }

    /// Volumes of a class that lie in the archive and are not held, with the pages they hold.
    List<HandedFile> volumes(UUID unit) {
        return sql.sql(
                        """
                        select v.enrolment_id, v.number as volume, v.facts ->> 'name' as name,
                               v.facts ->> 'studentNumber' as student_number,
                               (select coalesce(sum(c.pages), 0)::int from archive.content c where c.volume_id = v.id) as pages,
                               cast(null as int) as counted
                          from archive.volume v where v.unit_id = :unit and not archive.is_out(v.id)
                           and not exists (select from archive.hold h where h.volume_id = v.id and h.lifted_at is null) order by v.number
                        """)
                .param("unit", unit)
                .query(HandedFile.class)
                .list();
    }

    /// Numbers of volumes of a class that lie in the archive and are held.
    List<String> held(UUID unit) {
        return sql.sql(
                        """
                        select v.number from archive.volume v
                         where v.unit_id = :unit and not archive.is_out(v.id)
                           and exists (select from archive.hold h where h.volume_id = v.id and h.lifted_at is null)
                         order by v.number limit 20
                        """)
                .param("unit", unit)
                .query(String.class)
                .list();
    }

    /// Numbers of volumes on a list that are held by now; all of the list are locked, so that none
    /// comes to be held meanwhile.
    List<String> heldSince(UUID id) {
        sql.sql(
                        """
                        select v.id from archive.volume v
                         where v.id in (select volume_id from archive.handover_item where handover_id = :id)
                         order by v.id for update
                        """)
                .param("id", id)
                .query(UUID.class)
                .list();
        return sql.sql(
                        """
                        select v.number from archive.handover_item i join archive.volume v on v.id = i.volume_id
                         where i.handover_id = :id
                           and exists (select from archive.hold h where h.volume_id = v.id and h.lifted_at is null)
                         order by v.number limit 20
                        """)
                .param("id", id)
                .query(String.class)
                .list();
    }

    /// Lent or sent since the list was made.
    List<String> outSince(UUID id) {
        return sql.sql(
                        """
                        select v.number from archive.handover_item i join archive.volume v on v.id = i.volume_id
                         where i.handover_id = :id and archive.is_out(v.id) order by v.number limit 20
                        """)
                .param("id", id)
                .query(String.class)
                .list();
    }

    void withdrawn(UUID id, String why) {
        sql.sql("update archive.handover set state = 'withdrawn', note = :why where id = :id")
                .param("why", why)
                .param("id", id)
                .update();
    }

    /// @return empty where one of the class is on its way
    Optional<UUID> add(
            Unit unit,
            String number,
            String route,
            @Nullable String body,
            List<HandedFile> items,
            Instant at) {
        return sql.sql(
                        """
                        insert into archive.handover (institution_id, scope_pos, unit_id, number, route, body, files, pages,
                               giver_id, giver, given_at)
                        values (:institution, :pos, :unit, :number, :route, :body, :files, :pages, cast(:by as uuid), :name, :at)
                        on conflict (unit_id, route) where state = 'handed' do nothing returning id
                        """)
                .param("institution", unit.institutionId())
                .param("pos", unit.pos())
                .param("unit", unit.id())
                .param("number", number)
                .param("route", route)
                .param("body", body)
                .param("files", items.size())
                .param("pages", items.stream().mapToInt(HandedFile::pages).sum())
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional();
    }

    void items(UUID id, List<HandedFile> items) {
        sql.sql(
                        """
                        insert into archive.handover_item (handover_id, enrolment_id, volume_id, scope_pos, person_id, name,
                               student_number, pages)
                        select h.id, r.enrolment_id, case h.route when 'to-body' then v.id end, r.scope_pos, r.person_id, r.name,
                               r.student_number, n.pages
                          from archive.handover h, unnest(cast(:enrolments as uuid[]), cast(:pages as int[])) n (enrolment_id, pages)
                          join registry.student r on r.enrolment_id = n.enrolment_id
                          left join archive.volume v on v.enrolment_id = r.enrolment_id
                         where h.id = :id
                        """)
                .param(
                        "enrolments",
                        items.stream().map(HandedFile::enrolmentId).toArray(UUID[]::new))
                .param("pages", items.stream().map(HandedFile::pages).toArray(Integer[]::new))
                .param("id", id)
                .update();
    }

    void lock(UUID id) {
        sql.sql("select id from archive.handover where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    /// @throws Absent if it is not within reach
    Handover get(UUID id) {
        return asked(SELECT + " and h.id = :id")
                .param("id", id)
                .query(Handover.class)
                .optional()
                .orElseThrow(() -> new Absent("handover"));
    }

    List<HandedFile> items(UUID id) {
        return sql.sql(
                        """
                        select i.enrolment_id, v.number as volume, i.name, i.student_number, i.pages, i.counted
                          from archive.handover_item i left join archive.volume v on v.id = i.volume_id
                         where i.handover_id = :id order by i.student_number, i.enrolment_id
                        """)
                .param("id", id)
                .query(HandedFile.class)
                .list();
    }

    /// The newest first.
    List<Handover> page(@Nullable UUID before, int most) {
        return asked(
                        SELECT
                                + " and (cast(:before as uuid) is null or h.id < :before) order by h.id desc limit :most")
                .param("before", before)
                .param("most", most)
                .query(Handover.class)
                .list();
    }

    void counted(UUID id, Map<UUID, Integer> counts) {
        sql.sql(
                        """
                        update archive.handover_item i set counted = n.counted
                          from unnest(cast(:enrolments as uuid[]), cast(:counts as int[])) n (enrolment_id, counted)
                         where i.handover_id = :id and i.enrolment_id = n.enrolment_id
                        """)
                .param("enrolments", counts.keySet().toArray(UUID[]::new))
                .param("counts", counts.values().toArray(Integer[]::new))
                .param("id", id)
                .update();
    }

    void ended(UUID id, String state, @Nullable String signer, @Nullable String note, Instant at) {
        sql.sql(
                        """
                        update archive.handover
                           set state = :state, receiver_id = cast(:by as uuid), receiver = :name, signer = :signer, note = :note,
                               received_at = :at
                         where id = :id
                        """)
                .param("state", state)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("signer", signer)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private JdbcClient.StatementSpec asked(String question) {
        var scope = Acting.now().scope();
        return sql.sql(question).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
