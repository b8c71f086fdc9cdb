package org.matricula.notice;

import java.util.Arrays;
import java.util.List;

/// 消息类别, by which somebody chooses what also comes by mail. In the program everybody is told
/// everything that concerns them.
enum MailTopic {
    ANNOUNCEMENTS("announcements", "announcement."),
    DEADLINES("deadlines", "notice.errand", "notice.duty", "notice.registration", "loan."),
    STUDY(
            "study",
            "notice.warning",
            "notice.talk",
            "notice.absence",
            "notice.attendance",
            "notice.recheck",
            "exam."),
    GRADUATION("graduation", "graduation."),
    FEEDBACK("feedback", "feedback.", "notice.publication"),
    /// Applications and decisions, and whatever no other topic names.
    CASES("cases");

    private final String code;
    private final List<String> prefixes;

    MailTopic(String code, String... prefixes) {
        this.code = code;
        this.prefixes = List.of(prefixes);
    }

    /// As in `notice.unmailed.topic` and in the message key `notice.topic.<code>`.
    String code() {
        return code;
    }

    /// @param key message key of the sentence that is told
    static MailTopic of(String key) {
        return Arrays.stream(values())
                .filter(it -> it.prefixes.stream().anyMatch(key::startsWith))
                .findFirst()
                .orElse(CASES);
    }
}
