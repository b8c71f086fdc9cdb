package org.matricula.survey.measure;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.notice.Notices;
import org.matricula.survey.SurveyStaff;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Help that is due and has no end yet: its owner is reminded on the day, a week and a month after.
@Service
class ForgottenMeasures implements ForgottenFinder {

    private static final int MOST = 20_000;
    private static final Set<Long> REMINDED = Set.of(0L, 7L, 30L);

    private final MeasureRows rows;
    private final Notices notices;

    ForgottenMeasures(MeasureRows rows, Notices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var due = SurveyStaff.reads() ? rows.due(today, limit).stream() : Stream.<Measure>of();
        return due.map(it ->
                        new Forgotten(
                                "measure-due",
                                it.subject(),
                                "/measures/" + it.id(),
                                it.dueOn(),
                                it.owner(),
                                it.overdue(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        notices.tell(
                "measure.told.due",
                rows.due(today, MOST).stream()
                        .filter(it -> REMINDED.contains(ChronoUnit.DAYS.between(it.dueOn(), today)))
                        .map(it ->
                                new Notices.Told(
                                        it.ownerId(), "/measures/" + it.id(), it.subject()))
                        .collect(Collectors.toSet()));
    }
}
