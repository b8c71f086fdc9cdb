package org.matricula.coursework.recognition;

import java.util.List;
import org.matricula.registry.StudentRows;
import org.springframework.stereotype.Component;

/// What a student brought follows the student; what is asked of a receiving department stays there
/// until it takes effect.
@Component
class RecognitionPlaces implements StudentRows {

    @Override
    public List<Table> tables() {
        return List.of(
                Table.of("coursework.recognition_source")
                        .butFor(
                                """
                                line_id in (select l.id from coursework.recognition_line l
                                              join coursework.recognition r on r.case_id = l.case_id
                                             where r.apart and r.enrolment_id = any (:enrolments))
                                """),
                Table.of("coursework.recognition_line")
                        .butFor(
                                """
                                case_id in (select r.case_id from coursework.recognition r
                                             where r.apart and r.enrolment_id = any (:enrolments))
                                """),
                Table.part(
                                "coursework.recognition_agreement",
                                """
                                case_id in (select r.case_id from coursework.recognition r
                                             where r.enrolment_id = any (:enrolments))
                                """)
                        .butFor(
                                """
                                case_id in (select r.case_id from coursework.recognition r
                                             where r.apart and r.enrolment_id = any (:enrolments))
                                """),
                Table.of("coursework.recognition").butFor("apart"),
                Table.of("coursework.brought"));
    }
}
