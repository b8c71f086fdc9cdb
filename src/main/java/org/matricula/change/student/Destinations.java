package org.matricula.change.student;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.StatusVerb;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 转入去向: whether a student can go on in a class, and how often they have moved before.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class Destinations {

    private final JdbcClient sql;
    private final Units units;
    private final Policies policies;

    Destinations(JdbcClient sql, Units units, Policies policies) {
        this.sql = sql;
        this.units = units;
        this.policies = policies;
    }

    /// Of the student's own institution, and open on the day.
    public @Nullable Refusal elsewhere(UUID institution, @Nullable UUID unit, LocalDate on) {
        return unit == null || within(institution, unit, on)
                ? null
                : Refusal.rule("move.elsewhere").at("unit");
    }

    private boolean within(UUID institution, UUID unit, LocalDate on) {
        return units.find(unit)
                .filter(it -> it.openOn(on))
                .filter(it -> institution.equals(it.institutionId()))
                .isPresent();
    }

    /// A class of another year of study than the one to go on in.
    public @Nullable Refusal otherYear(@Nullable UUID unit, @Nullable Integer gradeLevel) {
        if (unit == null || gradeLevel == null) {
            return null;
        }
        return units.find(unit)
                .map(Unit::gradeLevel)
                .filter(it -> !it.equals(gradeLevel))
                .map(it -> Refusal.rule("move.other-year", it, gradeLevel).at("unit"))
                .orElse(null);
    }

    /// 班额已满.
    public @Nullable Refusal full(UUID institution, @Nullable UUID unit, LocalDate on) {
        var most = policies.value(ChangePolicies.CLASS_SIZE, institution, on);
        if (unit == null || most == 0) {
            return null;
        }
        var count =
                sql.sql("select count(*) from registry.student where unit_id = :unit")
                        .param("unit", unit)
                        .query(Integer.class)
                        .single();
        return count < most ? null : Refusal.rule("move.full", most, count).at("unit");
    }

    /// How often this has happened to the student and still stands.
    public int times(UUID enrolment, StatusVerb verb) {
        return sql.sql(
                        """
                        select count(*) from registry.status_event e
                         where e.enrolment_id = :id and e.verb = :verb
                           and not exists (select from registry.status_event r where r.reverses = e.id)
                        """)
                .param("id", enrolment)
                .param("verb", verb.name())
                .query(Integer.class)
                .single();
    }

    /// Whether the student has ever stood in a unit or below it.
    public boolean stoodIn(UUID enrolment, Unit unit) {
        return sql.sql(
                        """
                        select exists (
                          select from registry.spell s join organisation.unit u on u.id = s.unit_id
                           where s.enrolment_id = :id and upper_inf(s.recorded)
                             and u.pos between :pos and :end)
                        """)
                .param("id", enrolment)
                .param("pos", unit.pos())
                .param("end", unit.posEnd())
                .query(Boolean.class)
                .single();
    }
}
