package org.matricula.standing.talk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 谈话. Its words are the message keys `talk.theme.<theme>` and `talk.circle.<circle>`.
///
/// @param withGuardian whether a guardian was there
/// @param remarks what was said; null where the reader is told of the agreement alone
/// @param nextOn when they will talk again, null for not agreed
/// @param circle who reads it: `own` the talker, `class` class teacher and counsellor, `office` the
///   department and the academic office too
/// @param shared whether the student reads the agreement
/// @param followed whether there has been a later talk
public record Talk(
        UUID id,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String unit,
        @Nullable UUID warningId,
        LocalDate talkedOn,
        String theme,
        boolean withGuardian,
        @Nullable String remarks,
        String agreement,
        @Nullable LocalDate nextOn,
        String circle,
        boolean shared,
        @Nullable UUID talkerId,
        String talker,
        String talkerRole,
        boolean followed) {

    public static final List<String> THEMES =
            List.of(
                    "study",
                    "attitude",
                    "attendance",
                    "discipline",
                    "life",
                    "mind",
                    "family",
                    "career",
                    "other");

    public static final List<String> CIRCLES = List.of("own", "class", "office");

    public boolean lateOn(LocalDate day) {
        return !followed && nextOn != null && nextOn.isBefore(day);
    }
}
