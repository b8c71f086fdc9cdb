package org.matricula.verification.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.verification.check.TellFinding;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// What was found, in words.
@Component
public class FindingWords {

    private final MessageSource messages;

    FindingWords(MessageSource messages) {
        this.messages = messages;
    }

    public String rule(String rule, Locale locale) {
        return say("verification.rule." + rule, locale);
    }

    public String remedy(String rule, Locale locale) {
        return say("verification.rule." + rule + ".remedy", locale);
    }

    /// Fields that a student names, or a teacher's problem, in words; figures and days as they are.
    public String detail(String rule, @Nullable String detail, Locale locale) {
        if (detail == null) {
            return "";
        }
        return switch (rule) {
            case TellFinding.STUDENT ->
                    Arrays.stream(detail.split(" "))
                            .map(it -> say("verification.field." + it, locale))
                            .collect(Collectors.joining(say("verification.comma", locale)));
            case TellFinding.TEACHER -> say("verification.problem." + detail, locale);
            default -> detail;
        };
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
