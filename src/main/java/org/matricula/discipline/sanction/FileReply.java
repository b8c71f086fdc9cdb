package org.matricula.discipline.sanction;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.sanction.Proceedings.Proceeding;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 主管部门批复: what the authority above a senior high school says to an expulsion, with number and day.
/// It writes it down itself where it is on the register; else the school files its paper.
@Service
class FileReply {

    private static final int LONGEST = 100;

    private final SanctionSteps steps;
    private final Proceedings proceedings;

    FileReply(SanctionSteps steps, Proceedings proceedings) {
        this.steps = steps;
        this.proceedings = proceedings;
    }

    @Transactional
    void file(
            UUID caseId,
            @Nullable Boolean agrees,
            String authority,
            String number,
            @Nullable LocalDate on,
            String note,
            @Nullable Upload paper) {
        var it = steps.lock(caseId);
        var itself = Acting.now().holds(SanctionKind.AUTHORITY);
        Refused.unlessEmpty(
                Refusal.all(
                        steps.atStep(it, itself ? "authority" : "reply"),
                        agrees == null ? Refusal.input("agrees", "sanction.agrees") : null,
                        authority.isBlank() || authority.length() > LONGEST
                                ? Refusal.input("authority", "sanction.authority", LONGEST)
                                : null,
                        number.isBlank() || number.length() > LONGEST
                                ? Refusal.input("number", "sanction.reply-number", LONGEST)
                                : null,
                        day(it, on),
                        Boolean.FALSE.equals(agrees) ? SanctionSteps.text("note", note) : null,
                        note.length() > SanctionSteps.MOST
                                ? Refusal.input("note", "discipline.text", SanctionSteps.MOST)
                                : null,
                        paper == null && !itself
                                ? Refusal.input("file", "sanction.reply-paper")
                                : null));
        steps.keep(it, "authority", paper);
        proceedings.answered(
                caseId,
                authority.strip(),
                Objects.requireNonNull(agrees),
                number.strip(),
                Objects.requireNonNull(on),
                note.isBlank() ? null : note.strip());
        steps.record(
                "sanction.reply",
                it,
                Map.of("number", number.strip(), "agrees", agrees, "on", on.toString()));
    }

    /// After the meeting has decided, and not to come.
    private @Nullable Refusal day(Proceeding it, @Nullable LocalDate on) {
        var met = it.meetingOn();
        return on == null || on.isAfter(steps.today()) || met != null && on.isBefore(met)
                ? Refusal.input("on", "sanction.reply-on")
                : null;
    }
}
