package org.matricula.registry;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 同级同季同类型: who entered together. An open university lets nobody change to another year, term or
/// type of student (国家开放大学学籍管理办法).
@Repository
@Transactional(readOnly = true)
public class Cohorts {

    /// @param spring whether they entered in spring, not in autumn
    /// @param type 学生类型, null where it was not registered
    public record Cohort(UUID unit, int entryYear, boolean spring, @Nullable String type) {

        public boolean entersWith(Cohort other) {
            return entryYear == other.entryYear && spring == other.spring;
        }

        /// Unless both are known to be of different types.
        public boolean ofType(Cohort other) {
            return type == null || other.type == null || type.equals(other.type);
        }
    }

    private final JdbcClient sql;

    Cohorts(JdbcClient sql) {
        this.sql = sql;
    }

    public Cohort of(UUID enrolment) {
        return sql.sql(
                        """
                        select s.unit_id as unit, e.entry_year, extract(month from e.entry_on) < 7 as spring,
                               e.student_type as type
                          from registry.enrolment e join registry.student s on s.enrolment_id = e.id
                         where e.id = :id
                        """)
                .param("id", enrolment)
                .query(Cohort.class)
                .single();
    }

    /// Those who study in a unit or below it, each cohort once, whoever asks.
    public List<Cohort> within(Unit unit) {
        return sql.sql(
                        """
                        select c.unit_id as unit, c.entry_year, c.spring, c.student_type as type
                          from registry.cohorts(:first, :last) c
                        """)
                .param("first", unit.pos())
                .param("last", unit.posEnd())
                .query(Cohort.class)
                .list();
    }
}
