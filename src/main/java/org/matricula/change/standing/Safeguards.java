package org.matricula.change.standing;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Refusal;

/// 程序保障 (普通高等学校学生管理规定 第五十三条至第五十六条): before a school ends a standing it tells the student, hears
/// them, has the legality checked, decides in its meeting, and serves the decision; in this order.
record Safeguards(
        LocalDate toldOn,
        LocalDate heardOn,
        LocalDate reviewedOn,
        LocalDate meetingOn,
        LocalDate decidedOn,
        LocalDate servedOn,
        LocalDate on) {

    /// @param days that the student has at least between being told and the decision
    List<Refusal> refusals(int days) {
        return Refusal.all(
                heardOn.isBefore(toldOn) ? Refusal.rule("safeguard.told").at("heardOn") : null,
                meetingOn.isBefore(toldOn.plusDays(days))
                        ? Refusal.rule("safeguard.time", days).at("meetingOn")
                        : null,
                reviewedOn.isBefore(heardOn) || reviewedOn.isAfter(meetingOn)
                        ? Refusal.rule("safeguard.reviewed").at("reviewedOn")
                        : null,
                decidedOn.isBefore(meetingOn)
                        ? Refusal.rule("safeguard.meeting").at("decidedOn")
                        : null,
                servedOn.isBefore(decidedOn) || on.isBefore(servedOn)
                        ? Refusal.rule("safeguard.served").at("on")
                        : null);
    }
}
