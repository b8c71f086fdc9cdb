package org.matricula.standing.talk;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.kernel.Acting;
import org.matricula.notice.Notices;
import org.matricula.workflow.Forgotten;
import org.matricula.workflow.ForgottenFinder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 约定的下次谈话: whoever agreed upon it is reminded on the day and a week after.
@Service
class ForgottenTalks implements ForgottenFinder {

    private static final int MOST = 20_000;
    private static final Set<Long> REMINDED = Set.of(0L, 7L);

    private final Talks talks;
    private final Notices notices;

    ForgottenTalks(Talks talks, Notices notices) {
        this.talks = talks;
        this.notices = notices;
    }

    /// A talk is its talker's own to go on with; who else may read it, reads it at the student's.
    @Override
    @Transactional(readOnly = true)
    public List<Forgotten> find(LocalDate today, int limit) {
        var me = Acting.now().account();
        return talks.due(today, limit).stream()
                .filter(it -> it.talker().equals(me))
                .map(it ->
                        new Forgotten(
                                "talk-due",
                                it.name(),
                                "/talks/students/" + it.enrolment(),
                                it.nextOn(),
                                it.talkerName(),
                                it.nextOn().isBefore(today)))
                .toList();
    }

    @Override
    @Transactional
    public void remind(LocalDate today) {
        talks.due(today, MOST).stream()
                .filter(it -> REMINDED.contains(ChronoUnit.DAYS.between(it.nextOn(), today)))
                .collect(Collectors.groupingBy(Talks.Due::talker))
                .forEach((talker, due) ->
                        notices.tell(
                                List.of(talker),
                                "notice.talk.due",
                                "/talks",
                                due.getFirst().name(),
                                String.valueOf(due.size())));
    }
}
