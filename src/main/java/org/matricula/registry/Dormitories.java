package org.matricula.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 宿舍 of students, as whoever takes newcomers in has written it down.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Dormitories {

    private final JdbcClient sql;

    Dormitories(JdbcClient sql) {
        this.sql = sql;
    }

    /// @param enrolments with the place of each
    public void assign(Map<UUID, Dormitory> enrolments) {
        if (enrolments.isEmpty()) {
            return;
        }
        var ids = List.copyOf(enrolments.keySet());
        var buildings = new ArrayList<String>();
        var rooms = new ArrayList<@Nullable String>();
        for (var id : ids) {
            buildings.add(enrolments.get(id).building());
            rooms.add(enrolments.get(id).room());
        }
        sql.sql(
                        """
                        update registry.enrolment e set dorm_building = n.building, dorm_room = n.room
                          from unnest(cast(:ids as uuid[]), cast(:buildings as text[]), cast(:rooms as text[]))
                            as n (id, building, room)
                         where e.id = n.id
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .param("buildings", buildings.toArray(String[]::new))
                .param("rooms", rooms.toArray(String[]::new))
                .update();
    }
}
