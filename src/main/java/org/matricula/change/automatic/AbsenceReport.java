package org.matricula.change.automatic;

import java.time.LocalDate;
import java.util.List;
import org.matricula.workflow.FormField;

/// 自动退学申请, filed by whoever looks after the student; the student does not sign.
///
/// @param on first day no longer a student
/// @param ground the article relied on
/// @param lostOn since when the student has not been seen
/// @param contacts who was called, when, how, and what came of it
/// @param noticeFrom first day of the public notice (公示)
/// @param service how the decision is served (送达)
record AbsenceReport(
        LocalDate on,
        String ground,
        LocalDate lostOn,
        List<Contact> contacts,
        LocalDate noticeFrom,
        String service,
        String explanation) {

    record Contact(LocalDate on, String channel, String person, String result) {}

    static List<FormField> fields() {
        return List.of(
                FormField.choice("ground", "two-weeks-absent", "not-registered", "not-returned"),
                FormField.day("lostOn"),
                FormField.log(
                        "contacts",
                        FormField.day("on"),
                        FormField.choice(
                                "channel", "phone", "message", "post", "visit", "guardian"),
                        FormField.text("person"),
                        FormField.text("result")),
                FormField.day("noticeFrom"),
                FormField.choice("service", "direct", "post", "announcement"),
                FormField.day("on"),
                FormField.longText("explanation"));
    }
}
