package org.matricula.change.hearing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.governance.body.PrincipalsMeeting;
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

    /// @param leads a principal or vice-principal, without one of whom the meeting is none
    public record Member(UUID account, String name, boolean aside, boolean leads) {}

    private static final String PRINCIPAL = "vice-principal";

    private static final List<String> ROLES =
            List.of(
                    PRINCIPAL,
                    "academic-office-head",
                    "student-affairs",
                    "registrar",
                    "department-registrar",
                    "legal-reviewer",
                    "province-reviewer");

    private final Holders holders;
    private final Subjects subjects;
    private final PrincipalsMeeting meeting;
    private final Clock clock;

    MeetingCandidates(Holders holders, Subjects subjects, PrincipalsMeeting meeting, Clock clock) {
        this.holders = holders;
        this.subjects = subjects;
        this.meeting = meeting;
        this.clock = clock;
    }

    /// The members of 校长办公会 where the school has registered it; else everybody with a post that
    /// decides on such things over the school, each once.
    List<Member> of(Hearing it) {
        var seats = meeting.of(it.institutionId());
        return seats.isEmpty() ? posts(it) : seated(seats, it);
    }

    private List<Member> seated(List<PrincipalsMeeting.Seat> seats, Hearing it) {
        var family = subjects.parties(it.personId());
        var principals =
                everybody(PRINCIPAL, it).stream().map(Holder::account).collect(Collectors.toSet());
        return seats.stream()
                .map(one ->
                        new Member(
                                one.account(),
                                one.name(),
                                aside(one.account(), family, it),
                                one.duty().contains("校长") || principals.contains(one.account())))
                .toList();
    }

    private static boolean aside(UUID account, Collection<UUID> family, Hearing it) {
        return account.equals(it.applicantId()) || family.contains(account);
    }

    private List<Member> posts(Hearing it) {
        var family = subjects.parties(it.personId());
        var all = new LinkedHashMap<UUID, Member>();
        for (var role : ROLES) {
            for (var one : everybody(role, it)) {
                all.putIfAbsent(
                        one.account(),
                        new Member(
                                one.account(),
                                one.name(),
                                aside(one.account(), family, it),
                                role.equals(PRINCIPAL)));
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
