package org.matricula.credential.transcript;

import java.util.Locale;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.registry.Registry;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 打印学期成绩单: a student or the guardian of a minor makes one out for themselves. The same results are
/// not issued twice: whoever asks again gets the one that stands.
@Service
class PrintTermSheet {

    private final IssueTranscript issueTranscript;
    private final Registry registry;
    private final MessageSource messages;

    PrintTermSheet(IssueTranscript issueTranscript, Registry registry, MessageSource messages) {
        this.issueTranscript = issueTranscript;
        this.registry = registry;
        this.messages = messages;
    }

    /// @throws Absent if it is somebody else's
    @Transactional
    UUID print(UUID enrolment, UUID term) {
        var student = registry.get(enrolment);
        if (!Acting.now().scope().persons().contains(student.person())) {
            throw new Absent("enrolment");
        }
        return issueTranscript.issue(
                enrolment,
                new Wanted(
                        "guardian",
                        "term",
                        term,
                        "zh",
                        messages.getMessage(
                                "transcript.purpose.guardian", null, Locale.SIMPLIFIED_CHINESE),
                        1,
                        null,
                        null));
    }
}
