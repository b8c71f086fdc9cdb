package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编考号, 登成绩: numbers once the applications have closed, results by number.
@Service
class Examine {

    private static final BigDecimal HIGHEST = new BigDecimal("9999.99");
    private static final int SHOWN = 50;

    private final Prospectuses prospectuses;
    private final Applicants applicants;
    private final Batches batches;
    private final Ledger ledger;
    private final Clock clock;

    Examine(
            Prospectuses prospectuses,
            Applicants applicants,
            Batches batches,
            Ledger ledger,
            Clock clock) {
        this.prospectuses = prospectuses;
        this.applicants = applicants;
        this.batches = batches;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return how many got a number
    @Transactional
    int number(UUID batchId) {
        var batch = batches.get(batchId);
        var it = prospectuses.lock(batchId);
        Refused.unlessEmpty(
                Refusal.all(
                        LocalDate.now(clock).isAfter(it.appliesUntil())
                                ? null
                                : Refusal.rule(
                                        "application.still-open", it.appliesUntil().toString())));
        var many = applicants.number(it.id(), String.valueOf(batch.year()));
        record("application.number", it, many);
        return many;
    }

    /// @param lines an examination number and a score each
    /// @return how many results
    @Transactional
    int results(UUID batchId, List<String> lines) {
        batches.get(batchId);
        var it = prospectuses.lock(batchId);
        var found = new ArrayList<Refusal>();
        if (it.admittedAt() != null) {
            found.add(Refusal.conflict("application.admitted"));
        }
        var results = read(lines, found);
        if (results.isEmpty()) {
            found.add(Refusal.input("results", "application.results"));
        }
        Refused.unlessEmpty(found.stream().limit(SHOWN).toList());
        var unknown = applicants.scored(it.id(), results);
        Refused.unlessEmpty(
                unknown.stream()
                        .limit(SHOWN)
                        .map(number -> Refusal.input("results", "application.unknown", number))
                        .toList());
        record("application.results", it, results.size());
        return results.size();
    }

    private static Map<String, BigDecimal> read(List<String> lines, List<Refusal> found) {
        var results = new LinkedHashMap<String, BigDecimal>();
        for (var line : lines) {
            if (line.isBlank()) {
                continue;
            }
            var parts = line.strip().split("[\\s,，\t]+");
            try {
                var score = parts.length == 2 ? new BigDecimal(parts[1]) : BigDecimal.ONE.negate();
                if (score.signum() < 0
                        || score.compareTo(HIGHEST) > 0
                        || results.putIfAbsent(parts[0], score) != null) {
                    found.add(Refusal.input("results", "application.result", line.strip()));
                }
            } catch (NumberFormatException noScore) {
                found.add(Refusal.input("results", "application.result", line.strip()));
            }
        }
        return results;
    }

    private void record(String action, Prospectuses.Prospectus it, int many) {
        ledger.record(
                Act.of(action, "prospectus:" + it.id()).at(it.pos()).to(Map.of("count", many)));
    }
}
