package org.matricula.registry.place;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Occupancy;
import org.matricula.organisation.Repositioned;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of the register by their place in the tree.
@Repository
@Transactional
class Positions implements Occupancy {

    private static final List<String> PLACED =
            List.of("enrolment", "status_event", "spell", "student", "name_part");

    private final JdbcClient sql;

    Positions(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public long standing(long pos, long posEnd, LocalDate on) {
        return sql.sql(
                        """
                        select count(distinct s.enrolment_id) from registry.spell s
                          join organisation.unit u on u.id = s.unit_id
                         where u.pos between :pos and :posEnd and upper_inf(s.recorded)
                           and (upper_inf(s.during) or upper(s.during) > :on)
                           and s.status = any (cast(:active as text[]))
                        """)
                .param("pos", pos)
                .param("posEnd", posEnd)
                .param("on", on)
                .param("active", StudentStatus.activeCodes())
                .query(Long.class)
                .single();
    }

    /// All rows at the old positions at once.
    void shift(Repositioned moved) {
        for (var table : PLACED) {
            sql.sql(
                            """
                            update registry.%s t set scope_pos = m.new_pos
                              from unnest(cast(:old as bigint[]), cast(:new as bigint[])) as m (old_pos, new_pos)
                             where t.scope_pos = m.old_pos
                            """
                                    .formatted(table))
                    .param("old", moved.oldPositions())
                    .param("new", moved.newPositions())
                    .update();
        }
    }

    /// Who is in a unit itself from a day on and studies there: they can be put into another.
    List<UUID> studying(UUID unit, LocalDate on) {
        return sql.sql(
                        """
                        select s.enrolment_id from registry.spell s
                         where s.unit_id = :unit and upper_inf(s.recorded) and s.during @> :on
                           and s.status = :enrolled
                         order by s.enrolment_id
                        """)
                .param("unit", unit)
                .param("on", on)
                .param("enrolled", StudentStatus.ENROLLED.code())
                .query(UUID.class)
                .list();
    }
}
