package org.matricula.appraisal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.matricula.policy.Policies;
import org.matricula.registry.GraduationObstacle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// 考核不合格: whose last confirmed appraisal lies below what their school asks for. Where nobody was
/// appraised, nothing stands against them.
@Repository
class UnderThePass implements GraduationObstacle {

    private record Last(UUID enrolment, UUID institution, int points, String term) {}

    private final JdbcClient sql;
    private final Policies policies;
    private final Clock clock;

    UnderThePass(JdbcClient sql, Policies policies, Clock clock) {
        this.sql = sql;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public List<Found> against(Collection<UUID> enrolments) {
        var last =
                sql.sql(
                                """
                                select distinct on (s.enrolment_id) s.enrolment_id as enrolment, r.institution_id as institution,
                                       s.points, t.year || ' ' || t.name as term
                                  from appraisal.score s
                                  join appraisal.round r on r.id = s.round_id and r.state = 'confirmed'
                                  join calendar.term t on t.id = r.term_id
                                 where s.enrolment_id = any (:enrolments)
                                 order by s.enrolment_id, r.confirmed_at desc
                                """)
                        .param("enrolments", enrolments.toArray(UUID[]::new))
                        .query(Last.class)
                        .list();
        var today = LocalDate.now(clock);
        var least =
                last.stream()
                        .map(Last::institution)
                        .distinct()
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        it -> it,
                                        it -> policies.value(AppraisalPolicies.PASS, it, today)));
        return last.stream()
                .filter(it -> it.points() < least.getOrDefault(it.institution(), 0))
                .map(it -> new Found(it.enrolment(), "appraisal", it.term() + " · " + it.points()))
                .toList();
    }
}
