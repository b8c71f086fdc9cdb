package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设定绩点对照表: a school's own, as lines of a least total and its points.
@Service
class SetPoints {

    private static final int MOST = 101;

    private final Units units;
    private final PointTables tables;
    private final Ledger ledger;
    private final Clock clock;

    SetPoints(Units units, PointTables tables, Ledger ledger, Clock clock) {
        this.units = units;
        this.tables = tables;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param lines such as `90 4.0`, one to a step
    @Transactional
    void set(UUID institution, String lines, String reason) {
        var school = units.get(institution);
        if (!Acting.now().scope().reaches(school.pos())) {
            throw new Absent("unit");
        }
        var refusals = new ArrayList<Refusal>();
        var steps = new ArrayList<PointScheme.Step>();
        var number = 0;
        for (var line : lines.strip().lines().toList()) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            var cells = line.strip().split("[\\s,，:：]+");
            if (cells.length == 2
                    && cells[0].matches("[0-9]{1,3}")
                    && cells[1].matches("[0-5](\\.[0-9]{1,2})?")
                    && Integer.parseInt(cells[0]) <= 100
                    && new BigDecimal(cells[1]).compareTo(BigDecimal.valueOf(5)) <= 0) {
                steps.add(
                        new PointScheme.Step(Integer.parseInt(cells[0]), new BigDecimal(cells[1])));
            } else {
                refusals.add(Refusal.input("lines", "points.line", number, line.strip()));
            }
        }
        refusals.addAll(
                Refusal.all(
                        steps.isEmpty() || steps.size() > MOST
                                ? Refusal.input("lines", "points.none")
                                : null,
                        steps.stream().map(PointScheme.Step::least).distinct().count()
                                        < steps.size()
                                ? Refusal.input("lines", "points.twice")
                                : null,
                        reason.isBlank() ? Refusal.input("reason", "field.missing") : null));
        Refused.unlessEmpty(refusals);
        tables.set(
                institution,
                reason.strip(),
                Acting.now().name(),
                clock.instant(),
                List.copyOf(steps));
        ledger.record(
                Act.of("coursework.set-points", "unit:" + institution)
                        .at(school.pos())
                        .because(reason.strip()));
    }
}
