package org.matricula.discipline.sanction;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.Measure;
import org.matricula.workflow.FormField;

/// 提请处分 (普通高等学校学生管理规定 第五十三条: facts and evidence, kind, basis, term).
///
/// @param offence number of the offence that was registered
/// @param months the term, of every measure that has one
/// @param basis the article of the school's rules
/// @param ground which of the eight grounds an expulsion rests upon (第五十二条)
/// @param course of a lowered mark: the course's ID
/// @param mark of a lowered mark: what it is lowered to
record SanctionProposal(
        String offence,
        String measure,
        @Nullable Integer months,
        String facts,
        String basis,
        @Nullable String ground,
        @Nullable String course,
        @Nullable Integer mark) {

    Measure what() {
        return Measure.of(measure);
    }

    static List<FormField> fields() {
        return List.of(
                FormField.text("offence"),
                FormField.choice("measure", Measure.codes().toArray(String[]::new)),
                FormField.number("months").optional(),
                FormField.longText("facts"),
                FormField.text("basis"),
                FormField.choice(
                                "ground",
                                "constitution",
                                "crime",
                                "public-order",
                                "exam-fraud",
                                "academic-fraud",
                                "school-order",
                                "rights-of-others",
                                "repeated")
                        .optional(),
                FormField.text("course").optional(),
                FormField.number("mark").optional());
    }
}
