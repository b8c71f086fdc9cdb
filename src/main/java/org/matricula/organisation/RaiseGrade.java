package org.matricula.organisation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 升级: a grade and its classes keep their identity, their names and their students; their year of
/// study goes on by one.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class RaiseGrade {

    private final JdbcClient sql;
    private final Units units;
    private final Ledger ledger;

    RaiseGrade(JdbcClient sql, Units units, Ledger ledger) {
        this.sql = sql;
        this.units = units;
        this.ledger = ledger;
    }

    /// @param top the grade, or whatever its classes hang under
    /// @param from only units of this year of study
    /// @return those raised, by which it is taken back
    public List<UUID> raise(UUID top, int from) {
        var unit = units.get(top);
        Refused.unlessEmpty(Refusal.all(TreeKeepers.unlessMay(unit)));
        var raised =
                sql.sql(
                                """
                                update organisation.unit u
                                   set grade_level = u.grade_level + 1, version = u.version + 1
                                 where u.pos between :pos and :end and u.kind in ('grade', 'class')
                                   and u.grade_level = :from and upper_inf(u.during)
                                returning u.id
                                """)
                        .param("pos", unit.pos())
                        .param("end", unit.posEnd())
                        .param("from", from)
                        .query(UUID.class)
                        .list();
        record(unit, from, from + 1, raised.size());
        return raised;
    }

    /// Takes a raising back, for those that have not been raised again since.
    public void lower(UUID top, Collection<UUID> raised, int to) {
        var unit = units.get(top);
        Refused.unlessEmpty(Refusal.all(TreeKeepers.unlessMay(unit)));
        var lowered =
                sql.sql(
                                """
                                update organisation.unit u set grade_level = :to, version = u.version + 1
                                 where u.id = any (:ids) and u.grade_level = :to + 1
                                """)
                        .param("to", to)
                        .param("ids", raised.toArray(UUID[]::new))
                        .update();
        record(unit, to + 1, to, lowered);
    }

    private void record(Unit unit, int from, int to, int many) {
        ledger.record(
                Act.of("unit.grade", TreeKeepers.subject(unit.id()))
                        .at(unit.pos())
                        .from(Map.of("gradeLevel", from))
                        .to(Map.of("gradeLevel", to, "units", many)));
    }
}
