package org.matricula.registry.placing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who studies and has no class yet, and how full the classes are.
@Repository
@Transactional(readOnly = true)
class UnplacedRows {

    /// @param from the first day on which they can be in a class: today, or their first day
    record Waiting(
            UUID enrolment,
            String name,
            String studentNumber,
            String sex,
            String unit,
            LocalDate from) {}

    record Filled(UUID unit, String sex, int count) {}

    private final JdbcClient sql;

    UnplacedRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// In the order in which they are dealt: by sex, then by name.
    List<Waiting> waiting(Unit top, LocalDate today, int most) {
        return sql.sql(
                        """
                        select s.enrolment_id as enrolment, s.name, s.student_number, s.sex, u.name as unit,
                               greatest(:today, s.status_since) as "from"
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :pos and :end and u.kind <> 'class' and s.status = :enrolled
                         order by s.sex, s.pinyin, s.name, s.enrolment_id limit :most
                        """)
                .param("today", today)
                .param("pos", top.pos())
                .param("end", top.posEnd())
                .param("enrolled", StudentStatus.ENROLLED.code())
                .param("most", most)
                .query(Waiting.class)
                .list();
    }

    List<Filled> filled(Unit top) {
        return sql.sql(
                        """
                        select s.unit_id as unit, s.sex, count(*)::int as count
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                         where s.scope_pos between :pos and :end and u.kind = 'class' and s.status = any (:active)
                         group by s.unit_id, s.sex
                        """)
                .param("pos", top.pos())
                .param("end", top.posEnd())
                .param("active", StudentStatus.activeCodes())
                .query(Filled.class)
                .list();
    }
}
