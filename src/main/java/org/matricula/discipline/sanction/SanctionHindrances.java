package org.matricula.discipline.sanction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.matricula.discipline.DisciplinePolicies;
import org.matricula.discipline.Measure;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.workflow.CaseView;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 不可省略的程序 (普通高等学校学生管理规定 第五十五条, of an expulsion 第五十六条 too): what has to have happened before a step
/// is passed.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SanctionHindrances {

    static final List<String> CODES =
            List.of(
                    "sanction.untold",
                    "sanction.unheard",
                    "sanction.told-otherwise",
                    "sanction.undrafted",
                    "sanction.unreviewed",
                    "sanction.unreviewed-lighter",
                    "sanction.unlawful",
                    "sanction.unmet",
                    "sanction.unmet-lighter",
                    "sanction.principals",
                    "sanction.unfiled",
                    "sanction.authority-refused");

    private final Proceedings proceedings;
    private final TellAnew tellAnew;
    private final Policies policies;
    private final Clock clock;

    SanctionHindrances(Proceedings proceedings, TellAnew tellAnew, Policies policies, Clock clock) {
        this.proceedings = proceedings;
        this.tellAnew = tellAnew;
        this.policies = policies;
        this.clock = clock;
    }

    List<Refusal> of(SanctionProposal form, CaseView it, String task) {
        var all = new ArrayList<>(Refusal.all(tellAnew.otherwise(form, it)));
        all.addAll(ofStep(form, it, task));
        return all;
    }

    private List<Refusal> ofStep(SanctionProposal form, CaseView it, String task) {
        var so = proceedings.get(it.id());
        return switch (task) {
            case "hearing" -> hearing(so);
            case "legality" ->
                    Refusal.all(
                            Refusal.when(
                                    so.lawful() == null && reviewed(form, so),
                                    byLaw(form, "sanction.unreviewed")),
                            Refusal.when(Boolean.FALSE.equals(so.lawful()), "sanction.unlawful"));
            case "meeting" ->
                    Refusal.all(
                            Refusal.when(so.meeting() == null, byLaw(form, "sanction.unmet")),
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

    /// The law asks it of an expulsion; of anything lighter the school may.
    private boolean reviewed(SanctionProposal form, Proceeding it) {
        return form.what() == Measure.EXPULSION
                || policies.value(
                        DisciplinePolicies.REVIEWS_LIGHTER,
                        it.institutionId(),
                        LocalDate.now(clock));
    }

    private static String byLaw(SanctionProposal form, String code) {
        return form.what() == Measure.EXPULSION ? code : code + "-lighter";
    }

    private static List<Refusal> hearing(Proceeding it) {
        return Refusal.all(
                Refusal.when(it.toldOn() == null, "sanction.untold"),
                Refusal.when(it.statementKind() == null, "sanction.unheard"),
                Refusal.when(it.draft() == null, "sanction.undrafted"));
    }
}
