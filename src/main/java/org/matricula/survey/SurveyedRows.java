package org.matricula.survey;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// What is known of a student by name follows the student; what is anonymous stays where it lies.
@Component
class SurveyedRows implements StudentRows {

    private static final String REPLIES =
            "reply_id in (select r.id from survey.reply r where r.enrolment_id = any (:enrolments))";

    @Override
    public List<Table> tables() {
        return List.of(
                Table.part("survey.answer", REPLIES),
                Table.part("survey.free_text", REPLIES),
                Table.of("survey.reply"),
                Table.of("survey.draft"),
                Table.of("survey.invitation"),
                Table.part(
                        "survey.measure_note",
                        "measure_id in (select m.id from survey.measure m where m.enrolment_id = any (:enrolments))"),
                Table.of("survey.measure"),
                Table.of("survey.interview"),
                Table.ofUnit("survey.campaign"),
                Table.ofUnit("survey.questionnaire"));
    }
}
