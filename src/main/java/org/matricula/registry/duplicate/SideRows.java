package org.matricula.registry.duplicate;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who stands on each side of a pair, as far as the reader reaches.
@Repository
@Transactional(readOnly = true)
class SideRows {

    record Side(
            UUID personId,
            UUID enrolmentId,
            String name,
            String studentNumber,
            @Nullable LocalDate birthOn,
            String status,
            String unit,
            String institution) {}

    private final JdbcClient sql;

    SideRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// By person; those beyond reach are left out.
    Map<UUID, Side> of(Collection<UUID> persons) {
        var found = new HashMap<UUID, Side>();
        sql.sql(
                        """
                        select s.person_id, s.enrolment_id, s.name, s.student_number, s.birth_on, s.status,
                               u.name as unit, i.name as institution
                          from registry.student s
                          join registry.enrolment e on e.id = s.enrolment_id
                          join organisation.unit u on u.id = s.unit_id
                          join organisation.unit i on i.id = s.institution_id
                         where s.person_id = any (:persons) order by e.active, e.entry_on
                        """)
                .param("persons", persons.toArray(UUID[]::new))
                .query(Side.class)
                .list()
                .forEach(it -> found.put(it.personId(), it));
        return found;
    }
}
