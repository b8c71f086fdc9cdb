package org.matricula.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 学业预警登记表: why a student is warned, the talks, the plan, and who signs for it.
///
/// @param level its word, as `grounds` are sentences
/// @param courses term, course, credits and result of each course not passed
/// @param talks day, by whom, theme and agreement of each talk that its reader may see
/// @param followed day, by whom and what of each step of the follow-up
public record AcademicWarningForm(
        Heading heading,
        StudentFacts student,
        String term,
        String level,
        String grounds,
        String figures,
        List<List<String>> courses,
        List<List<String>> talks,
        @Nullable String mentor,
        @Nullable String plan,
        @Nullable LocalDate planUntil,
        List<List<String>> followed,
        String studentStatement,
        String guardianStatement) {

    public ApprovalForm form() {
        var blocks = new ArrayList<Block>();
        blocks.add(new Block.Fields(student.person()));
        blocks.add(new Block.Fields(student.placement()));
        blocks.add(
                new Block.Fields(
                        Field.half("document.field.warningTerm", term),
                        Field.half("document.field.warningLevel", level),
                        Field.full("document.field.warningGrounds", grounds),
                        Field.full("document.field.warningFigures", figures)));
        blocks.add(
                new Block.Log(
                        "document.field.warningCourses",
                        List.of(
                                new Block.Column("document.field.warningTerm", 3),
                                new Block.Column("document.field.warningCourse", 4),
                                new Block.Column("document.field.warningCredits", 1),
                                new Block.Column("document.field.warningResult", 2)),
                        courses));
        blocks.add(
                new Block.Log(
                        "document.field.warningTalks",
                        List.of(
                                new Block.Column("document.field.day", 2),
                                new Block.Column("document.field.talker", 2),
                                new Block.Column("document.field.theme", 2),
                                new Block.Column("document.field.agreement", 4)),
                        talks));
        blocks.add(
                new Block.Fields(
                        Field.half("document.field.mentor", mentor),
                        Field.day("document.field.planUntil", planUntil, Field.Width.HALF),
                        Field.full("document.field.plan", plan)));
        blocks.add(
                new Block.Log(
                        "document.field.followed",
                        List.of(
                                new Block.Column("document.field.day", 2),
                                new Block.Column("document.field.recorder", 2),
                                new Block.Column("document.field.followedWhat", 6)),
                        followed));
        return new ApprovalForm(
                DocumentKind.ACADEMIC_WARNING_RECORD.label(),
                heading,
                blocks,
                List.of(
                        Opinion.toSign("document.step.warningStudent", studentStatement),
                        Opinion.toSign("document.step.warningGuardian", guardianStatement)),
                List.of("document.warning.recordNote"),
                Copies.of("student", "department", "registrar"));
    }
}
