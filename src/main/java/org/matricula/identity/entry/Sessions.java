package org.matricula.identity.entry;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.matricula.identity.KeysEnded;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// 会话: where somebody is signed in, and the end of it.
@Component
public class Sessions {

    /// @param key names the session to its owner without being the cookie that opens it
    public record Open(String key, Instant since, Instant lastUsed, boolean current) {}

    private final SessionRows rows;
    private final Tokens tokens;
    private final ApplicationEventPublisher events;

    Sessions(SessionRows rows, Tokens tokens, ApplicationEventPublisher events) {
        this.rows = rows;
        this.tokens = tokens;
        this.events = events;
    }

    public List<Open> of(UUID account, String current) {
        return rows.of(account).stream()
                .map(it ->
                        new Open(
                                key(it.id()),
                                Instant.ofEpochMilli(it.created()),
                                Instant.ofEpochMilli(it.used()),
                                it.id().equals(current)))
                .toList();
    }

    public void end(UUID account, String key) {
        rows.of(account).stream()
                .map(SessionRows.Row::id)
                .filter(it -> key(it).equals(key))
                .forEach(it -> rows.end(account, it));
    }

    /// Ends every session but the given one, and every key that opens without the password.
    public void endOthers(UUID account, String current) {
        rows.endOthers(account, current);
        tokens.revokeAll(account);
        events.publishEvent(new KeysEnded(account));
    }

    public void endAll(UUID account) {
        endOthers(account, "");
    }

    private static String key(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
