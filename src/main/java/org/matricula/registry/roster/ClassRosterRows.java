package org.matricula.registry.roster;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.matricula.registry.StudentStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Everyone on the roll of a part of the tree, class by class.
@Repository
@Transactional(readOnly = true)
class ClassRosterRows {

    record Row(
            UUID unitId,
            String unit,
            String parentUnit,
            String institution,
            String name,
            String studentNumber,
            String sex,
            @Nullable LocalDate birthOn,
            @Nullable String ethnicity,
            String status,
            @Nullable String boarding) {}

    private final JdbcClient sql;

    ClassRosterRows(JdbcClient sql) {
        this.sql = sql;
    }

    long count(Unit top) {
        return sql.sql(
                        """
                        select count(*) from registry.student s
                         where s.scope_pos between :pos and :end and s.status = any (:active)
                        """)
                .param("pos", top.pos())
                .param("end", top.posEnd())
                .param("active", StudentStatus.activeCodes())
                .query(Long.class)
                .single();
    }

    /// In the order of the tree; within a class by number, those without one last, by name.
    List<Row> of(Unit top) {
        return sql.sql(
                        """
                        select u.id as unit_id, u.name as unit, coalesce(a.name, '') as parent_unit,
                               i.name as institution, s.name, s.student_number, s.sex, s.birth_on, s.ethnicity,
                               s.status, s.boarding
                          from registry.student s
                          join organisation.unit u on u.id = s.unit_id
                          left join organisation.unit a on a.id = u.parent_id
                          join organisation.unit i on i.id = s.institution_id
                         where s.scope_pos between :pos and :end and s.status = any (:active)
                         order by u.pos, s.student_number = '', s.student_number, s.pinyin, s.enrolment_id
                        """)
                .param("pos", top.pos())
                .param("end", top.posEnd())
                .param("active", StudentStatus.activeCodes())
                .query(Row.class)
                .list();
    }
}
