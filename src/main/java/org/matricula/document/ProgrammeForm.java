package org.matricula.document;

import static org.matricula.document.Field.Width.HALF;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Fields;

/// 学生专业调整表 (普通高等学校学生管理规定 第二十一条): the application on the first page, the receiving department's
/// assessment and the opinions on the second.
///
/// @param student with the placement before
/// @param entrance null where nobody is admitted by examination
/// @param target the programme asked for, as printed
/// @param ground why, as printed
/// @param results own results and rank, in the applicant's words
/// @param discipline disciplinary record, in the applicant's words
/// @param assessment null where the school holds no rounds
/// @param recognised printed by itself where there is no assessment; null for nothing
public record ProgrammeForm(
        Heading heading,
        Institution institution,
        StudentFacts student,
        @Nullable EntranceFacts entrance,
        LocalDate appliedOn,
        LocalDate on,
        String target,
        String ground,
        @Nullable String results,
        @Nullable String discipline,
        String explanation,
        List<String> evidence,
        @Nullable Assessment assessment,
        @Nullable String recognised,
        List<Opinion> opinions) {

    /// 转入院系考核.
    ///
    /// @param rank among those who asked for the same programme in the same round
    /// @param homeClass the class afterwards
    /// @param credits what is recognised and what is to be made up
    public record Assessment(
            @Nullable String method,
            @Nullable String score,
            @Nullable String rank,
            @Nullable String homeClass,
            @Nullable String feeDifference,
            @Nullable String credits,
            @Nullable String opinion,
            LocalDate noticeFrom,
            LocalDate noticeLastOn) {}

    public ApprovalForm form() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Fields(student.person()));
        if (entrance != null) {
            blocks.add(new Fields(entrance.fields()));
        }
        blocks.add(new Fields(student.placement()));
        blocks.add(new Fields(student.contact()));
        blocks.add(asked());
        if (assessment != null) {
            blocks.add(assessed(assessment));
        } else if (recognised != null) {
            blocks.add(new Fields(Field.full("document.field.programmeCredits", recognised)));
        }
        return new ApprovalForm(
                DocumentKind.PROGRAMME_FORM.label(),
                heading,
                blocks,
                opinions,
                List.of("document.programme.note"),
                institution == Institution.COLLEGE
                        ? Copies.of("registrar", "department", "student", "finance")
                        : Copies.of("registrar", "school", "student"));
    }

    private Fields asked() {
        return new Fields(
                Field.day("document.field.appliedOn", appliedOn, HALF),
                Field.day("document.field.moveOn", on, HALF),
                Field.half("document.field.programmeTo", target),
                Field.half("document.field.programmeGround", ground),
                Field.full("document.field.programmeResults", results),
                Field.full("document.field.programmeDiscipline", discipline),
                Field.full("document.field.explanation", explanation),
                Field.full("document.field.evidence", Copies.lines(evidence)),
                new Field(
                        "document.field.programmePromise",
                        new Field.Keyed("document.programme.promise"),
                        Field.Width.FULL));
    }

    private static Fields assessed(Assessment it) {
        return new Fields(
                Field.third("document.field.programmeMethod", it.method),
                Field.third("document.field.programmeScore", it.score),
                Field.third("document.field.programmeRank", it.rank),
                Field.half("document.field.programmeClass", it.homeClass),
                Field.half("document.field.programmeFees", it.feeDifference),
                Field.full("document.field.programmeCredits", it.credits),
                Field.full("document.field.programmeOpinion", it.opinion),
                new Field(
                        "document.field.programmeNotice",
                        new Field.Days(it.noticeFrom, it.noticeLastOn),
                        Field.Width.FULL));
    }
}
