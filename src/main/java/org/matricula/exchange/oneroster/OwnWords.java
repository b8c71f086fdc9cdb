package org.matricula.exchange.oneroster;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The few words the register adds itself. Data speak the register's language, whoever asks.
@Component
class OwnWords {

    private static final String[] ATTEMPTS = {
        "first", "make-up", "retake", "deferred", "clearance"
    };

    private final MessageSource messages;

    OwnWords(MessageSource messages) {
        this.messages = messages;
    }

    String homeroom() {
        return say("exchange.oneroster.homeroom");
    }

    String[] attempts() {
        return ATTEMPTS.clone();
    }

    /// The same in every register, so that two packages can be laid together.
    UUID[] categories() {
        return Arrays.stream(ATTEMPTS)
                .map(it ->
                        UUID.nameUUIDFromBytes(
                                ("matricula category " + it).getBytes(StandardCharsets.UTF_8)))
                .toArray(UUID[]::new);
    }

    String[] titles() {
        return Arrays.stream(ATTEMPTS)
                .map(it -> say("exchange.oneroster.attempt." + it))
                .toArray(String[]::new);
    }

    private String say(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
