package org.matricula.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Mail goes out where a sender is named here and a server by `spring.mail.host`.
///
/// @param from the sender's address
/// @param publicUrl how people reach the program, before each link in a mail
/// @param tries how often a mail is tried
@ConfigurationProperties("matricula.mail")
record MailSettings(
        @Nullable String from, @Nullable String publicUrl, @DefaultValue("8") int tries) {

    boolean configured() {
        return from != null && !from.isBlank();
    }
}
