package org.matricula.enrolment.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.Dormitory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the desk writes beside the state, and how full the classes are.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class DeskRows {

    /// A class of a target unit, with those of the batch who are in it already.
    record Filled(UUID id, String name, long pos, int men, int women, int boarders, int all) {}

    private final JdbcClient sql;

    DeskRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Whether leave to report later was granted and still runs.
    boolean excused(UUID candidate, LocalDate today) {
        return sql.sql(
                        """
                        select exists (select from enrolment.postponement p
                                        where p.candidate_id = :id and p.granted and p.until_on >= :today)
                        """)
                .param("id", candidate)
                .param("today", today)
                .query(Boolean.class)
                .single();
    }

    void note(UUID candidate, String fee, @Nullable String boarding) {
        sql.sql(
                        """
                        update enrolment.candidate
                           set fee = :fee, boarding = coalesce(:boarding, boarding), version = version + 1
                         where id = :id
                        """)
                .param("fee", fee)
                .param("boarding", boarding, java.sql.Types.VARCHAR)
                .param("id", candidate)
                .update();
    }

    /// One at a time fills the classes of a unit: two desks would put both of two newcomers into
    /// the same one.
    void queueAt(UUID unit) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('enrolment.class' || :unit, 0))")
                .param("unit", unit.toString())
                .query((row, n) -> 0)
                .single();
    }

    /// The classes below a unit that begin in the year, or have no year of their own; the unit
    /// itself where it is a class.
    List<Filled> classes(UUID unit, int year, UUID batch, LocalDate today) {
        return sql.sql(
                        """
                        select k.id, k.name, k.pos,
                               count(c.id) filter (where c.sex = '1') as men,
                               count(c.id) filter (where c.sex = '2') as women,
                               count(c.id) filter (where c.boarding = '2') as boarders,
                               count(c.id) as "all"
                          from organisation.unit t
                          join organisation.unit k on k.kind = 'class' and k.pos between t.pos and t.pos_end
                           and (k.entry_year is null or k.entry_year = :year)
                           and (upper_inf(k.during) or upper(k.during) > :today)
                          left join enrolment.candidate c on c.class_id = k.id and c.batch_id = :batch
                           and c.state not in ('GIVEN_UP', 'CANCELLED', 'DEFERRED')
                         where t.id = :unit
                         group by k.id, k.name, k.pos order by k.pos
                        """)
                .param("unit", unit)
                .param("year", year)
                .param("batch", batch)
                .param("today", today)
                .query(Filled.class)
                .list();
    }

    /// The dormitories of those who are in the classes below a unit already.
    Map<UUID, List<Dormitory>> living(UUID unit, UUID batch) {
        var all = new HashMap<UUID, List<Dormitory>>();
        sql.sql(
                        """
                        select c.class_id, c.dorm_building, c.dorm_room
                          from enrolment.candidate c
                          join organisation.unit k on k.id = c.class_id
                          join organisation.unit t on t.id = :unit and k.pos between t.pos and t.pos_end
                         where c.batch_id = :batch and c.dorm_building is not null
                           and c.state not in ('GIVEN_UP', 'CANCELLED', 'DEFERRED')
                        """)
                .param("unit", unit)
                .param("batch", batch)
                .query(rows -> {
                    all.computeIfAbsent(
                                    rows.getObject("class_id", UUID.class), it -> new ArrayList<>())
                            .add(
                                    new Dormitory(
                                            rows.getString("dorm_building"),
                                            rows.getString("dorm_room")));
                });
        return all;
    }

    /// @param numbers of admission or of the notice
    /// @return the candidates of the batch by those numbers; more than one where a number is not
    ///   theirs alone
    Map<String, List<UUID>> numbered(UUID batch, List<String> numbers) {
        var all = new HashMap<String, List<UUID>>();
        sql.sql(
                        """
                        select n.number, c.id from unnest(cast(:numbers as text[])) as n (number)
                          join enrolment.candidate c on c.batch_id = :batch
                           and n.number in (c.candidate_number, c.notice_number)
                           and c.state not in ('GIVEN_UP', 'CANCELLED')
                        """)
                .param("numbers", numbers.toArray(String[]::new))
                .param("batch", batch)
                .query(rows -> {
                    all.computeIfAbsent(rows.getString("number"), it -> new ArrayList<>())
                            .add(rows.getObject("id", UUID.class));
                });
        return all;
    }

    void live(Map<UUID, Dormitory> places) {
        var ids = List.copyOf(places.keySet());
        sql.sql(
                        """
                        update enrolment.candidate c
                           set dorm_building = n.building, dorm_room = n.room, boarding = '2', version = c.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:buildings as text[]), cast(:rooms as text[]))
                            as n (id, building, room)
                         where c.id = n.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param(
                        "buildings",
                        ids.stream().map(it -> places.get(it).building()).toArray(String[]::new))
                .param(
                        "rooms",
                        ids.stream().map(it -> places.get(it).room()).toArray(String[]::new))
                .update();
    }

    void place(Map<UUID, UUID> classes) {
        sql.sql(
                        """
                        update enrolment.candidate c set class_id = p.class, version = c.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:classes as uuid[])) as p (id, class)
                         where c.id = p.id
                        """)
                .param("ids", classes.keySet().toArray(UUID[]::new))
                .param("classes", classes.values().toArray(UUID[]::new))
                .update();
    }

    /// A file sent in beforehand, with whose it has become and where they are now.
    record SentFile(UUID candidateId, UUID fileId, UUID personId, long scopePos) {}

    List<SentFile> papers(List<UUID> candidates) {
        return sql.sql(
                        """
                        select p.candidate_id, p.file_id, p.person_id, p.scope_pos from enrolment.sent_paper p
                         where p.candidate_id = any (:ids) and p.state <> 'discarded'
                         order by p.candidate_id, p.file_id
                        """)
                .param("ids", candidates.toArray(UUID[]::new))
                .query(SentFile.class)
                .list();
    }

    /// Ties newcomers to the enrolments they have become.
    void enrolled(Map<UUID, UUID> enrolments) {
        sql.sql(
                        """
                        update enrolment.candidate c
                           set enrolment_id = e.id, person_id = e.person_id, scope_pos = e.scope_pos,
                               version = c.version + 1
                          from unnest(cast(:ids as uuid[]), cast(:enrolments as uuid[])) as p (id, enrolment)
                          join registry.enrolment e on e.id = p.enrolment
                         where c.id = p.id
                        """)
                .param("ids", enrolments.keySet().toArray(UUID[]::new))
                .param("enrolments", enrolments.values().toArray(UUID[]::new))
                .update();
    }
}
