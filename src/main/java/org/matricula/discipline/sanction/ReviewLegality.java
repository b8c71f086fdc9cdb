package org.matricula.discipline.sanction;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 合法性审查, before the meeting decides: by law of an expulsion (普通高等学校学生管理规定 第五十六条), of anything
/// lighter by the school’s own rules.
@Service
class ReviewLegality {

    private final SanctionSteps steps;
    private final Proceedings proceedings;

    ReviewLegality(SanctionSteps steps, Proceedings proceedings) {
        this.steps = steps;
        this.proceedings = proceedings;
    }

    @Transactional
    void review(UUID caseId, boolean lawful, String opinion, @Nullable Upload file) {
        var it = steps.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(steps.atStep(it, "legality"), SanctionSteps.text("opinion", opinion)));
        steps.keep(it, "legality", file);
        proceedings.reviewed(caseId, lawful, opinion.strip(), steps.today(), Acting.now().name());
        steps.record("sanction.review", it, Map.of("lawful", lawful));
    }
}
