package org.matricula.survey.interview;

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

/// Interviews that are due and have not been held: whoever is to hold them is reminded on the day
/// and a week after.
@Service
class ForgottenInterviews implements ForgottenFinder {

    private static final int MOST = 20_000;
    private static final Set<Long> REMINDED = Set.of(0L, 7L);

    private final InterviewRows rows;
    private final Notices notices;

    ForgottenInterviews(InterviewRows rows, Notices notices) {
        this.rows = rows;
        this.notices = notices;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var due = SurveyStaff.reads() ? rows.due(today, limit).stream() : Stream.<Interview>of();
        return due.map(it ->
                        new Forgotten(
                                "interview-due",
                                it.name(),
                                "/interviews/of/" + it.id(),
                                it.dueOn(),
                                it.interviewer(),
                                it.dueOn().isBefore(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        notices.tell(
                "interview.told.due",
                rows.due(today, MOST).stream()
                        .filter(it -> it.interviewerId() != null)
                        .filter(it -> REMINDED.contains(ChronoUnit.DAYS.between(it.dueOn(), today)))
                        .map(it ->
                                new Notices.Told(
                                        it.interviewerId(), "/interviews/mine", it.campaign()))
                        .collect(Collectors.toSet()));
    }
}
