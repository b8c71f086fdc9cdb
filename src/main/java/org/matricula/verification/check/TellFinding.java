package org.matricula.verification.check;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What a student or a teacher says is wrong becomes a task as what a rule finds does.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TellFinding {

    /// 本人提出有误
    public static final String STUDENT = "student-objects";

    /// 班主任比对有问题
    public static final String TEACHER = "teacher-objects";

    private final PassSteps steps;
    private final Findings findings;
    private final Clock clock;

    TellFinding(PassSteps steps, Findings findings, Clock clock) {
        this.steps = steps;
        this.findings = findings;
        this.clock = clock;
    }

    /// @param details by enrolment: names of fields, never a value
    public void tell(UUID campaign, String rule, Map<UUID, String> details) {
        if (!details.isEmpty()) {
            steps.tell(campaign, rule, details);
            findings.teller(campaign, rule, List.copyOf(details.keySet()));
        }
    }

    /// Whoever told it says that it is right now.
    public void settled(UUID campaign, String rule, List<UUID> enrolments) {
        if (!enrolments.isEmpty()) {
            findings.mend(campaign, rule, enrolments, Acting.now().name(), clock.instant());
        }
    }
}
