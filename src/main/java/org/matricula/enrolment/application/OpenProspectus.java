package org.matricula.enrolment.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发布招生简章: dates, place of the examination, and places for each unit.
@Service
class OpenProspectus {

    private static final int MOST = 10_000;

    private final Prospectuses prospectuses;
    private final Batches batches;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenProspectus(
            Prospectuses prospectuses, Batches batches, Units units, Ledger ledger, Clock clock) {
        this.prospectuses = prospectuses;
        this.batches = batches;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param quotas one unit a line: its name or code, and the number of places
    record Asked(
            String notice,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate examOn,
            String examPlace,
            String quotas) {}

    @Transactional
    void open(UUID batchId, Asked asked) {
        var batch = batches.get(batchId);
        var institution = units.get(batch.institutionId());
        var found = new ArrayList<Refusal>();
        if (!Acting.now().scope().reaches(institution.pos())) {
            found.add(Refusal.forbidden("batch.institution"));
        }
        if (prospectuses.of(batchId).isPresent()) {
            found.add(Refusal.conflict("application.open", batch.name()));
        }
        if (asked.notice().isBlank()) {
            found.add(Refusal.input("notice", "batch.missing"));
        }
        if (asked.examPlace().isBlank()) {
            found.add(Refusal.input("examPlace", "batch.missing"));
        }
        if (asked.from() == null
                || asked.until() == null
                || asked.examOn() == null
                || asked.until().isBefore(asked.from())
                || !asked.examOn().isAfter(asked.until())) {
            found.add(Refusal.input("appliesUntil", "application.dates"));
        }
        var quotas = quotas(institution.id(), asked.quotas().lines().toList(), found);
        Refused.unlessEmpty(found);
        var id =
                prospectuses.open(
                        batchId,
                        asked.notice().strip(),
                        asked.from(),
                        asked.until(),
                        asked.examOn(),
                        asked.examPlace().strip(),
                        quotas,
                        clock.instant());
        ledger.record(
                Act.of("application.open", "prospectus:" + id)
                        .at(institution.pos())
                        .to(Map.of("batch", batch.name(), "units", quotas.size())));
    }

    private Map<UUID, Integer> quotas(UUID institution, List<String> lines, List<Refusal> found) {
        var known = units.below(institution, "department", "grade", "major", "class");
        var quotas = new LinkedHashMap<UUID, Integer>();
        for (var line : lines) {
            if (line.isBlank()) {
                continue;
            }
            var parts = line.strip().split("[\\s,，:：\t]+");
            var name = parts[0];
            var unit =
                    known.stream()
                            .filter(it -> it.name().equals(name) || it.code().equals(name))
                            .toList();
            var places =
                    parts.length == 2 && parts[1].matches("\\d{1,5}")
                            ? Integer.parseInt(parts[1])
                            : 0;
            if (unit.size() != 1 || places < 1 || places > MOST) {
                found.add(Refusal.input("quotas", "application.quota", line.strip()));
            } else {
                quotas.put(unit.getFirst().id(), places);
            }
        }
        if (quotas.isEmpty()) {
            found.add(Refusal.input("quotas", "application.quotas"));
        }
        return quotas;
    }
}
