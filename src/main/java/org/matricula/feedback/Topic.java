package org.matricula.feedback;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// 数据类别: what a feedback is about, and which role keeps such data. The first of the roles that
/// somebody holds over the student's unit is asked.
enum Topic {
    IDENTITY("identity", "department-registrar", "registrar", "point-reviewer"),
    ENROLMENT("enrolment", "department-registrar", "registrar", "point-reviewer"),
    STANDING("standing", "registrar", "point-reviewer"),
    CONTACT("contact", "class-teacher", "counsellor", "registrar"),
    HEALTH("health", "class-teacher", "counsellor", "registrar"),
    FAMILY("family", "class-teacher", "counsellor", "registrar"),
    GROWTH("growth", "class-teacher", "counsellor", "registrar"),
    GRADES("grades", "academic-office-head", "registrar"),
    ATTENDANCE("attendance", "class-teacher", "counsellor", "registrar"),
    REGISTRATION("registration", "registrar", "point-reviewer"),
    CONDUCT("conduct", "student-affairs", "registrar"),
    PROGRAMME("programme", "department-registrar", "academic-office-head", "registrar"),
    PAPERS("papers", "registrar", "point-reviewer"),
    USE("use", "registrar", "academic-office-head"),
    OTHER("other", "registrar", "point-reviewer");

    private final String code;
    private final List<String> owners;

    Topic(String code, String... owners) {
        this.code = code;
        this.owners = List.of(owners);
    }

    /// As in `feedback.feedback.topic` and in the message key `feedback.topic.<code>`.
    String code() {
        return code;
    }

    List<String> owners() {
        return owners;
    }

    static Optional<Topic> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
    }
}
