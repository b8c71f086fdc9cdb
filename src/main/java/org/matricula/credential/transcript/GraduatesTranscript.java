package org.matricula.credential.transcript;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.graduation.GraduateTranscripts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 毕业生成绩单: the transcript that goes with the register form; it counts as handed to the class, not
/// as one for a career fair.
@Component
class GraduatesTranscript implements GraduateTranscripts {

    private final IssueTranscript issueTranscript;
    private final IssueRows issues;
    private final MessageSource messages;

    GraduatesTranscript(IssueTranscript issueTranscript, IssueRows issues, MessageSource messages) {
        this.issueTranscript = issueTranscript;
        this.issues = issues;
        this.messages = messages;
    }

    @Override
    public List<UUID> issue(UUID enrolment) {
        var line =
                issueTranscript.issue(
                        enrolment,
                        new Wanted(
                                "class",
                                "transcript",
                                null,
                                "zh",
                                messages.getMessage(
                                        "transcript.graduates", null, Locale.SIMPLIFIED_CHINESE),
                                1,
                                null,
                                null));
        return issues.documents(line);
    }
}
