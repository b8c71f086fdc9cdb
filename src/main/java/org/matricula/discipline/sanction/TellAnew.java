package org.matricula.discipline.sanction;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Refusal;
import org.matricula.workflow.CaseView;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 重新告知 (普通高等学校学生管理规定 第五十五条): whoever was told of one sanction and heard upon it is not given a
/// harsher one, nor one for other facts. Handed in anew with something else, the telling and the
/// hearing begin anew; with something lighter, only what the offices wrote about it does.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class TellAnew {

    private final Proceedings proceedings;
    private final Tellings tellings;
    private final Documents documents;
    private final SanctionSteps steps;
    private final MessageSource words;

    TellAnew(
            Proceedings proceedings,
            Tellings tellings,
            Documents documents,
            SanctionSteps steps,
            MessageSource words) {
        this.proceedings = proceedings;
        this.tellings = tellings;
        this.documents = documents;
        this.steps = steps;
        this.words = words;
    }

    /// At each handing in, once the proceeding stands.
    void weigh(SanctionProposal form, CaseView submitted) {
        if (!tellings.weighedAnew(submitted.id())) {
            return;
        }
        var told = tellings.told(submitted.id()).filter(it -> it.otherwise(form)).isPresent();
        tellings.again(submitted.id(), told);
        if (told) {
            var why = words.getMessage("sanction.told-anew", null, LocaleContextHolder.getLocale());
            intents(submitted).forEach(it -> documents.revoked(it, why));
            steps.record(
                    "sanction.tell-anew",
                    proceedings.get(submitted.id()),
                    Map.of("measure", form.measure()));
        }
    }

    /// Whatever way the case took: nothing is decided that was not told.
    @Nullable Refusal otherwise(SanctionProposal form, CaseView it) {
        return Refusal.when(
                tellings.told(it.id()).filter(so -> so.otherwise(form)).isPresent(),
                "sanction.told-otherwise");
    }

    private List<Issued> intents(CaseView it) {
        return documents.ofCase(it.id()).stream()
                .filter(paper -> paper.kind() == DocumentKind.DISCIPLINE_INTENT && paper.stands())
                .toList();
    }
}
