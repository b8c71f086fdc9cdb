package org.matricula.document;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param service where the school's own service takes a PDF; empty for none
/// @param token by which the service knows the program; empty for none
/// @param inside whether it stands in the school's inner network, where it may be without TLS
/// @param patience for the whole of one answer
/// @param limit bytes of an answer
/// @param atOnce how many papers are being converted at a time
@ConfigurationProperties("matricula.ofd")
record OfdSettings(
        @DefaultValue("") String service,
        @DefaultValue("") String token,
        @DefaultValue("false") boolean inside,
        @DefaultValue("30s") Duration patience,
        @DefaultValue("10485760") int limit,
        @DefaultValue("4") int atOnce) {

    @Override
    public String toString() {
        return "OfdSettings[service=" + service + ", inside=" + inside + "]";
    }
}
