package org.matricula.statistics;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Component;

/// 统计与学籍不一致: stands in the list until a comparison finds nothing again.
@Component
class ForgottenDifferences implements ForgottenFinder {

    private final Verdicts verdicts;

    ForgottenDifferences(Verdicts verdicts) {
        this.verdicts = verdicts;
    }

    @Override
    public List<Forgotten> find(LocalDate today, int limit) {
        if (!Acting.now()
                .holds(
                        "registrar",
                        "academic-office-head",
                        "vice-principal",
                        "province-reviewer")) {
            return List.of();
        }
        return verdicts.standing().stream()
                .map(it ->
                        new Forgotten(
                                "statistics",
                                String.valueOf(it.firstOne()),
                                "/statistics/headcount",
                                it.day(),
                                "",
                                true))
                .toList();
    }
}
