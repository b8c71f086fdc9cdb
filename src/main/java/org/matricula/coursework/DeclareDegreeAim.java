package org.matricula.coursework;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 声明是否申请学位, by the student. Every declaration is kept, the last one counts.
@Service
public class DeclareDegreeAim {

    /// @param aims what was declared last, null before anything was
    public record Aim(
            UUID enrolmentId, String unit, @org.jspecify.annotations.Nullable Boolean aims) {}

    private final CountedGrades counted;
    private final JdbcClient sql;
    private final Ledger ledger;
    private final Clock clock;

    DeclareDegreeAim(CountedGrades counted, JdbcClient sql, Ledger ledger, Clock clock) {
        this.counted = counted;
        this.sql = sql;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// One's own enrolments with what was declared.
    @Transactional(readOnly = true)
    List<Aim> own() {
        return sql.sql(
                        """
                        select s.enrolment_id, u.name as unit, a.aims
                          from registry.student s join organisation.unit u on u.id = s.unit_id
                          left join lateral (select d.aims from coursework.degree_aim d
                                where d.enrolment_id = s.enrolment_id
                                order by d.declared_at desc, d.id desc limit 1) a on true
                         where s.enrolment_id = any (:own) order by s.enrolment_id
                        """)
                .param("own", counted.own().toArray(UUID[]::new))
                .query(Aim.class)
                .list();
    }

    @Transactional
    void declare(UUID enrolment, boolean aims) {
        if (!counted.own().contains(enrolment)) {
            throw new Absent("enrolment " + enrolment);
        }
        var actor = Acting.now();
        var pos =
                sql.sql(
                                """
                                insert into coursework.degree_aim
                                  (enrolment_id, scope_pos, person_id, aims, declared_by, declarer, declared_at)
                                select e.enrolment_id, e.scope_pos, e.person_id, :aims, cast(:by as uuid), :name, :at
                                  from registry.student e where e.enrolment_id = :enrolment
                                returning scope_pos
                                """)
                        .param("aims", aims)
                        .param("by", actor.account())
                        .param("name", actor.name())
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("enrolment", enrolment)
                        .query(Long.class)
                        .single();
        ledger.record(
                Act.of("coursework.declare-degree", "enrolment:" + enrolment)
                        .at(pos)
                        .to(Map.of("aims", aims)));
    }
}
