package org.matricula.coursework.recognition;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.apply.DraftCase;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起课程认定: a draft with every line that can be proposed.
@Service
class OpenRecognition {

    private final ProposeRecognition propose;
    private final DraftCase draftCase;
    private final Registry registry;
    private final Subjects subjects;

    OpenRecognition(
            ProposeRecognition propose, DraftCase draftCase, Registry registry, Subjects subjects) {
        this.propose = propose;
        this.draftCase = draftCase;
        this.registry = registry;
        this.subjects = subjects;
    }

    /// The acting student's own enrolments where courses have credits.
    @Transactional(readOnly = true)
    List<Subject> own() {
        return Acting.now().holds("student")
                ? subjects.ownOrWards().stream()
                        .filter(it -> !it.education().equals("school"))
                        .toList()
                : List.of();
    }

    /// @throws Refused if nobody within reach has the number
    @Transactional(readOnly = true)
    UUID byNumber(String number) {
        return subjects.byNumber(number)
                .map(Subject::id)
                .orElseThrow(
                        () -> new Refused(Refusal.input("number", "recognition.nobody", number)));
    }

    /// @param why of a member of staff who applies in the student's place
    /// @return the case
    /// @throws org.matricula.kernel.Absent if the student is out of reach
    @Transactional
    UUID open(UUID enrolment, String kind, String why) {
        var student = registry.get(enrolment);
        var pupil = student.education().equals("school");
        var programme = pupil ? null : propose.followed(student.unit(), student).orElse(null);
        Refused.unlessEmpty(
                Refusal.all(
                        List.of(RecognitionRequest.KINDS).contains(kind)
                                ? null
                                : Refusal.input("kind", "recognition.kind"),
                        Refusal.when(pupil, "recognition.none-here"),
                        Refusal.when(!pupil && programme == null, "recognition.no-programme")));
        var id = draftCase.draft(CreditRecognition.CODE, enrolment, Map.of("kind", kind), why);
        propose.open(id, enrolment, kind, java.util.Objects.requireNonNull(programme), null);
        return id;
    }
}
