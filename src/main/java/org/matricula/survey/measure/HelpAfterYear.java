package org.matricula.survey.measure;

import java.util.Optional;
import java.util.Set;
import org.matricula.survey.SurveyStaff;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.FollowUp;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// 留级、跳级后的帮扶计划: whoever goes on with another year of study is helped to find their way there. Leads
/// to the plan that runs, else to where one is made.
@Component
class HelpAfterYear implements FollowUp {

    private static final Set<String> KINDS = Set.of("repeat-year", "skip-year");

    private final MeasureRows rows;

    HelpAfterYear(MeasureRows rows) {
        this.rows = rows;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Offer> of(CaseView it) {
        if (!KINDS.contains(it.kind()) || !it.state().granted() || !SurveyStaff.surveys()) {
            return Optional.empty();
        }
        return rows.of(it.subject()).stream()
                .filter(Measure::open)
                .map(running ->
                        new Offer("measure.after-year.running", "/measures/" + running.id()))
                .findFirst()
                .or(() ->
                        Optional.ofNullable(it.subjectNumber())
                                .map(number ->
                                        new Offer(
                                                "measure.after-year",
                                                "/measures/new?student=" + number)));
    }
}
