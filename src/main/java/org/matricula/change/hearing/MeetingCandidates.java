package org.matricula.change.hearing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 会议成员: who may sit in the meeting that decides a withdrawal, and who has to step aside from it:
/// who proposed it, and the student's own family.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class MeetingCandidates {

    public record Member(UUID account, String name, boolean aside) {}

    private static final List<String> ROLES =
            List.of(
                    "vice-principal",
                    "academic-office-head",
                    "student-affairs",
                    "registrar",
                    "department-registrar",
                    "legal-reviewer",
                    "province-reviewer");

    private final Holders holders;
    private final Subjects subjects;
    private final Clock clock;

    MeetingCandidates(Holders holders, Subjects subjects, Clock clock) {
        this.holders = holders;
        this.subjects = subjects;
        this.clock = clock;
    }

    /// Everybody with a post that decides on such things over the school, each once.
    List<Member> of(Hearing it) {
        var family = subjects.parties(it.personId());
        var all = new LinkedHashMap<UUID, Member>();
        for (var role : ROLES) {
            for (var one : everybody(role, it)) {
                all.putIfAbsent(
                        one.account(),
                        new Member(
                                one.account(),
                                one.name(),
                                one.account().equals(it.applicantId())
                                        || family.contains(one.account())));
            }
        }
        return List.copyOf(all.values());
    }

    /// Below the school, and from above it, as a provincial school decides for its branches.
    private List<Holder> everybody(String role, Hearing it) {
        var on = LocalDate.now(clock);
        var all = new ArrayList<>(holders.within(role, it.institutionId(), on));
        all.addAll(holders.holding(role, it.institutionId(), on));
        return all;
    }
}
