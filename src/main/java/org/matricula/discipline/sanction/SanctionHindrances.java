package org.matricula.discipline.sanction;

import java.util.List;
import org.matricula.discipline.Measure;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Refusal;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 不可省略的程序 (普通高等学校学生管理规定 第五十五条、第五十六条): what has to have happened before a step is passed.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SanctionHindrances {

    static final List<String> CODES =
            List.of(
                    "sanction.untold",
                    "sanction.unheard",
                    "sanction.undrafted",
                    "sanction.unreviewed",
                    "sanction.unlawful",
                    "sanction.unmet",
                    "sanction.principals",
                    "sanction.unfiled",
                    "sanction.authority-refused");

    private final Proceedings proceedings;

    SanctionHindrances(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    List<Refusal> of(SanctionProposal form, CaseView it, String task) {
        var so = proceedings.get(it.id());
        return switch (task) {
            case "hearing" -> hearing(so);
            case "legality" ->
                    Refusal.all(
                            Refusal.when(so.lawful() == null, "sanction.unreviewed"),
                            Refusal.when(Boolean.FALSE.equals(so.lawful()), "sanction.unlawful"));
            case "meeting" ->
                    Refusal.all(
                            Refusal.when(so.meeting() == null, "sanction.unmet"),
                            Refusal.when(
                                    form.what() == Measure.EXPULSION
                                            && "authorised".equals(so.meeting()),
                                    "sanction.principals"));
            case "authority", "reply" ->
                    Refusal.all(
                            Refusal.when(so.authorityAgrees() == null, "sanction.unfiled"),
                            Refusal.when(
                                    Boolean.FALSE.equals(so.authorityAgrees()),
                                    "sanction.authority-refused"));
            default -> List.of();
        };
    }

    private static List<Refusal> hearing(Proceeding it) {
        return Refusal.all(
                Refusal.when(it.toldOn() == null, "sanction.untold"),
                Refusal.when(it.statementKind() == null, "sanction.unheard"),
                Refusal.when(it.draft() == null, "sanction.undrafted"));
    }
}
