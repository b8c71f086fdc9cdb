package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 会议决定 (普通高等学校学生管理规定 第五十六条): an expulsion is decided by the principal's meeting or one it has
/// authorised for that, with its minutes; a lighter sanction by the meeting the school’s rules
/// name. Its members are accounts; whoever has to step aside is recorded and does not sit.
@Service
class RecordMeeting {

    static final List<String> MEETINGS = List.of("principals", "authorised");

    private final MeetingMembers meetingMembers;
    private final SanctionSteps steps;
    private final Proceedings proceedings;

    RecordMeeting(SanctionSteps steps, Proceedings proceedings, MeetingMembers meetingMembers) {
        this.meetingMembers = meetingMembers;
        this.steps = steps;
        this.proceedings = proceedings;
    }

    @Transactional
    void record(
            UUID caseId,
            String meeting,
            @Nullable LocalDate on,
            String number,
            List<UUID> members,
            String resolution,
            @Nullable Upload minutes) {
        var it = steps.lock(caseId);
        if (!MEETINGS.contains(meeting)) {
            throw new Refused(Refusal.input("meeting", "sanction.meeting"));
        }
        var all = meetingMembers.candidates(it);
        var sat = all.stream().filter(one -> members.contains(one.account())).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        steps.atStep(it, "meeting"),
                        members.isEmpty() ? Refusal.input("members", "sanction.members") : null,
                        sat.size() < members.stream().distinct().count()
                                ? Refusal.input("members", "sanction.member-unknown")
                                : null,
                        sat.stream()
                                .filter(one -> one.aside() != null)
                                .findFirst()
                                .map(one ->
                                        Refusal.rule(
                                                        "sanction.member-aside",
                                                        one.name(),
                                                        new DefaultMessageSourceResolvable(
                                                                "discipline.aside." + one.aside()))
                                                .at("members"))
                                .orElse(null),
                        it.measure().equals("expulsion") && !meeting.equals("principals")
                                ? Refusal.rule("sanction.principals").at("meeting")
                                : null,
                        day(it, on),
                        number.isBlank() || number.length() > 100
                                ? Refusal.input("number", "sanction.minutes-number")
                                : null,
                        SanctionSteps.text("resolution", resolution),
                        minutes == null ? Refusal.input("file", "sanction.minutes") : null));
        steps.keep(it, "minutes", minutes);
        proceedings.met(
                caseId,
                meeting,
                java.util.Objects.requireNonNull(on),
                number.strip(),
                sat.stream().map(MeetingMembers.Member::name).collect(Collectors.joining("、")),
                resolution.strip());
        meetingMembers.write(
                it, all.stream().filter(one -> sat.contains(one) || one.aside() != null).toList());
        steps.record("sanction.meet", it, Map.of("number", number.strip(), "on", on.toString()));
    }

    /// After the legal review, and not before the student has had their days.
    private @Nullable Refusal day(Proceeding it, @Nullable LocalDate on) {
        var told = it.toldOn();
        var reviewed = it.reviewedOn();
        if (on == null || on.isAfter(steps.today())) {
            return Refusal.input("on", "sanction.meeting-on");
        }
        if (reviewed == null || told == null) {
            return null;
        }
        var days = steps.days(SafeguardPolicies.STATEMENT_DAYS, it);
        if (on.isBefore(told.plusDays(days))) {
            return Refusal.rule("safeguard.time", days).at("on");
        }
        return on.isBefore(reviewed) ? Refusal.rule("safeguard.reviewed").at("on") : null;
    }
}
