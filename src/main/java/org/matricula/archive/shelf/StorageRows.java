package org.matricula.archive.shelf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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
class StorageRows {

    /// A volume that is moved.
    record Moved(UUID id, String number, long scopePos, @Nullable UUID boxId, String place) {}

    private static final String PLACES =
            """
            select p.id, p.institution_id, i.name as institution, p.kind, p.parent_id, p.code, p.name,
                   concat_ws(' ', g.name, o.name, p.name) as path, p.capacity,
                   case p.kind when 'box' then (select count(*) from archive.volume v where v.box_id = p.id)
                        else (select count(*) from archive.place c where c.parent_id = p.id) end::int as holds
              from archive.place p join organisation.unit i on i.id = p.institution_id
              left join archive.place o on o.id = p.parent_id
              left join archive.place g on g.id = o.parent_id
             where p.scope_pos between :lo and :hi
            """;

    private static final String VOLUMES =
            """
            select v.id, v.number, v.facts ->> 'name' as name, v.facts ->> 'studentNumber' as student_number, u.name as unit,
                   b.code as box, v.box_seq as seq, archive.is_out(v.id) as out
              from archive.volume v join archive.place b on b.id = v.box_id join organisation.unit u on u.id = v.unit_id
             where v.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    StorageRows(JdbcClient sql) {
        this.sql = sql;
    }

    UUID add(
            Unit school,
            String kind,
            @Nullable UUID parent,
            String code,
            String name,
            int capacity,
            Instant at) {
        return sql.sql(
                        """
                        insert into archive.place (institution_id, scope_pos, kind, parent_id, code, name, capacity, adder, added_at)
                        values (:institution, :pos, :kind, cast(:parent as uuid), :code, :name, :capacity, :by, :at) returning id
                        """)
                .param("institution", school.id())
                .param("pos", school.pos())
                .param("kind", kind)
                .param("parent", parent)
                .param("code", code)
                .param("name", name)
                .param("capacity", capacity)
                .param("by", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    /// Rooms and shelves, each shelf behind its room.
    List<StoragePlace> rooms(int most) {
        return places(
                        PLACES
                                + " and p.kind in ('room', 'shelf') order by coalesce(o.code, p.code), p.kind, p.code limit :most")
                .param("most", most)
                .query(StoragePlace.class)
                .list();
    }

    List<StoragePlace> in(UUID parent) {
        return places(PLACES + " and p.parent_id = :parent order by p.code")
                .param("parent", parent)
                .query(StoragePlace.class)
                .list();
    }

    /// @throws Absent if it is not within reach
    StoragePlace get(UUID id) {
        return places(PLACES + " and p.id = :id")
                .param("id", id)
                .query(StoragePlace.class)
                .optional()
                .orElseThrow(() -> new Absent("place"));
    }

    Optional<StoragePlace> byCode(String code) {
        return only(
                places(PLACES + " and p.code = :code order by p.id limit 2")
                        .param("code", code)
                        .query(StoragePlace.class)
                        .list());
    }

    Optional<UUID> volume(String number) {
        return only(
                places(
                                "select v.id from archive.volume v where v.number = :number and v.scope_pos between :lo and :hi order by v.id limit 2")
                        .param("number", number)
                        .query(UUID.class)
                        .list());
    }

    /// Each school numbers its own: where two within reach bear it, neither is meant.
    private static <T> Optional<T> only(List<T> found) {
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// Whoever puts something into it at the same time waits.
    void lock(UUID place) {
        sql.sql("select id from archive.place where id = :id for update")
                .param("id", place)
                .query(UUID.class)
                .single();
    }

    /// In a box, on a shelf or in a room, by box and place in it.
    List<BoxedVolume> volumes(UUID place) {
        return places(
                        VOLUMES
                                + """
                                   and b.id in (select p.id from archive.place p left join archive.place o on o.id = p.parent_id
                                                 where :place in (p.id, p.parent_id, o.parent_id))
                                 order by b.code, v.box_seq
                                """)
                .param("place", place)
                .query(BoxedVolume.class)
                .list();
    }

    /// Of a class, not in a box yet, by student number.
    List<UUID> loose(UUID unit) {
        return sql.sql(
                        """
                        select v.id from archive.volume v where v.unit_id = :unit and v.box_id is null
                         order by v.facts ->> 'studentNumber', v.number for update
                        """)
                .param("unit", unit)
                .query(UUID.class)
                .list();
    }

    /// By number within one school, locked, in the order of the volumes.
    List<Moved> moved(UUID institution, List<String> numbers) {
        return places(
                        """
                        select v.id, v.number, v.scope_pos, v.box_id, v.place from archive.volume v
                         where v.institution_id = :institution and v.number = any (:numbers) and v.scope_pos between :lo and :hi order by v.id for update
                        """)
                .param("institution", institution)
                .param("numbers", numbers.toArray(String[]::new))
                .query(Moved.class)
                .list();
    }

    /// Behind what lies in the box already, in the order given.
    void put(UUID box, List<UUID> volumes, String place) {
        sql.sql(
                        """
                        update archive.volume v
                           set box_id = :box, place = :place,
                               box_seq = (select coalesce(max(o.box_seq), 0) from archive.volume o
                                           where o.box_id = :box and o.id <> all (:volumes)) + n.nth
                          from unnest(cast(:volumes as uuid[])) with ordinality n (id, nth) where v.id = n.id
                        """)
                .param("box", box)
                .param("place", place)
                .param("volumes", volumes.toArray(UUID[]::new))
                .update();
    }

    /// What lies in these boxes closes up.
    void closeUp(List<UUID> boxes) {
        sql.sql(
                        """
                        update archive.volume v set box_seq = n.nth
                          from (select id, row_number() over (partition by box_id order by box_seq) as nth
                                  from archive.volume where box_id = any (:boxes)) n
                         where v.id = n.id and v.box_seq <> n.nth
                        """)
                .param("boxes", boxes.toArray(UUID[]::new))
                .update();
    }

    private JdbcClient.StatementSpec places(String question) {
        var scope = Acting.now().scope();
        return sql.sql(question).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
