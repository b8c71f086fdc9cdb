package org.matricula.coursework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.StudentStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 生成排名: a cohort by its grade points as they stand. Students see their own place, offices the list
/// in their reach.
@Service
class RankCohort {

    private final Units units;
    private final GradePoints points;
    private final Rankings rankings;
    private final Ledger ledger;
    private final Clock clock;

    RankCohort(Units units, GradePoints points, Rankings rankings, Ledger ledger, Clock clock) {
        this.units = units;
        this.points = points;
        this.rankings = rankings;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID rank(UUID unitId, int entryYear) {
        var unit = units.get(unitId);
        if (!Acting.now().scope().reaches(unit.pos()) || unit.institutionId() == null) {
            throw new Absent("unit");
        }
        var institution = unit.institutionId();
        var id =
                rankings.open(
                        institution,
                        unit,
                        entryYear,
                        points.scheme(institution).code(),
                        clock.instant());
        var size =
                points.rank(id, unit, entryYear, institution, List.of(StudentStatus.activeCodes()));
        Refused.unlessEmpty(
                Refusal.all(
                        size == 0 ? Refusal.rule("ranking.nobody", unit.name(), entryYear) : null));
        rankings.size(id, size);
        ledger.record(
                Act.of("coursework.rank", "ranking:" + id)
                        .at(unit.pos())
                        .to(Map.of("unit", unit.name(), "year", entryYear, "size", size)));
        return id;
    }
}
