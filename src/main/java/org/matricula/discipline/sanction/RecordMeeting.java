package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.SafeguardPolicies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 会议决定 (普通高等学校学生管理规定 第五十六条): an expulsion is decided by the principal's meeting or one it has
/// authorised for that, with its minutes.
@Service
class RecordMeeting {

    static final List<String> MEETINGS = List.of("principals", "authorised");

    private final SanctionSteps steps;
    private final Proceedings proceedings;

    RecordMeeting(SanctionSteps steps, Proceedings proceedings) {
        this.steps = steps;
        this.proceedings = proceedings;
    }

    @Transactional
    void record(
            UUID caseId,
            String meeting,
            @Nullable LocalDate on,
            String number,
            String present,
            String resolution,
            @Nullable Upload minutes) {
        var it = steps.lock(caseId);
        if (!MEETINGS.contains(meeting)) {
            throw new Refused(Refusal.input("meeting", "sanction.meeting"));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        steps.atStep(it, "meeting"),
                        it.measure().equals("expulsion") && !meeting.equals("principals")
                                ? Refusal.rule("sanction.principals").at("meeting")
                                : null,
                        day(it, on),
                        number.isBlank() || number.length() > 100
                                ? Refusal.input("number", "sanction.minutes-number")
                                : null,
                        SanctionSteps.text("present", present),
                        SanctionSteps.text("resolution", resolution),
                        minutes == null ? Refusal.input("file", "sanction.minutes") : null));
        steps.keep(it, "minutes", minutes);
        proceedings.met(
                caseId,
                meeting,
                java.util.Objects.requireNonNull(on),
                number.strip(),
                present.strip(),
                resolution.strip());
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
