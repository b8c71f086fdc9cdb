package org.matricula.document;

import java.time.LocalDate;
import java.util.List;
import org.matricula.document.Block.Column;
import org.matricula.document.Block.Fields;
import org.matricula.document.Block.Log;

/// 自动退学审批表: filed by the counsellor for a student who neither comes nor does any formality, so
/// nobody signs as applicant. 普通高等学校学生管理规定 第三十条.
///
/// @param absentSince last day the student was seen, or the day the leave ran out
/// @param attempts every attempt to reach the student and the family
/// @param noticeFrom first day of the public notice
/// @param noticeLastOn its last day
public record AutomaticWithdrawalForm(
        Heading heading,
        Institution institution,
        StudentFacts student,
        LocalDate absentSince,
        Ground ground,
        String circumstances,
        List<Attempt> attempts,
        LocalDate noticeFrom,
        LocalDate noticeLastOn,
        Service service,
        List<String> evidence,
        List<Opinion> opinions) {

    public enum Ground {
        ABSENT_TWO_WEEKS,
        NOT_REGISTERED,
        NOT_BACK_FROM_LEAVE
    }

    /// How the decision reaches the student.
    public enum Service {
        IN_PERSON,
        BY_POST,
        BY_PUBLIC_NOTICE
    }

    /// One attempt to reach the student or the family.
    public record Attempt(LocalDate on, String channel, String person, String result) {}

    public ApprovalForm form() {
        return new ApprovalForm(
                institution.key("document.automaticWithdrawal.title"),
                heading,
                List.of(
                        new Fields(student.person()),
                        new Fields(student.placement()),
                        new Fields(student.contact()),
                        lapse(),
                        log(),
                        notice()),
                opinions,
                List.of("document.automaticWithdrawal.note"),
                Copies.of("file", "department", "registrar"));
    }

    private Fields lapse() {
        return new Fields(
                Choices.field("document.field.ground", Ground.class, ground),
                Field.day("document.field.absentSince", absentSince, Field.Width.FULL),
                Field.full("document.field.circumstances", circumstances));
    }

    private Log log() {
        var columns =
                List.of(
                        new Column("document.field.attempt.on", 2),
                        new Column("document.field.attempt.channel", 2),
                        new Column("document.field.attempt.person", 2),
                        new Column("document.field.attempt.result", 4));
        var lines =
                attempts.stream()
                        .map(it -> List.of(it.on.toString(), it.channel, it.person, it.result))
                        .toList();
        return new Log("document.field.attempts", columns, lines);
    }

    private Fields notice() {
        var days = new Field.Days(noticeFrom, noticeLastOn);
        return new Fields(
                new Field("document.field.publicNotice", days, Field.Width.FULL),
                Choices.field("document.field.service", Service.class, service),
                Field.full("document.field.evidence", Copies.lines(evidence)));
    }
}
