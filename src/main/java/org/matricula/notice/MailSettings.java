package org.matricula.notice;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Mail goes out where a sender is named here and a server by `spring.mail.host`.
///
/// @param from the sender's address
/// @param publicUrl how people reach the program, before each link in a mail
/// @param tries how often a mail is tried
/// @param quietFrom when the night begins, as the school's clock shows it: what is told then
///   reaches nobody's phone before the morning
/// @param quietUntil when it is over; the same as its beginning where there is none
@ConfigurationProperties("matricula.mail")
record MailSettings(
        @Nullable String from,
        @Nullable String publicUrl,
        @DefaultValue("8") int tries,
        @DefaultValue("22:00") LocalTime quietFrom,
        @DefaultValue("07:00") LocalTime quietUntil) {

    private static final ZoneId HERE = ZoneId.of("Asia/Shanghai");

    /// When a mail of now may go out.
    Instant outside(Instant now) {
        var local = now.atZone(HERE);
        var time = local.toLocalTime();
        var overnight = quietFrom.isAfter(quietUntil);
        var quiet =
                overnight
                        ? !time.isBefore(quietFrom) || time.isBefore(quietUntil)
                        : !time.isBefore(quietFrom) && time.isBefore(quietUntil);
        if (!quiet) {
            return now;
        }
        var day = local.toLocalDate();
        return (time.isBefore(quietUntil) ? day : day.plusDays(1))
                .atTime(quietUntil)
                .atZone(HERE)
                .toInstant();
    }

    boolean configured() {
        return from != null && !from.isBlank();
    }
}
