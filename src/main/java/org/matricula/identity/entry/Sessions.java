package org.matricula.identity.entry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// 会话: where somebody is signed in, and the end of it.
@Component
public class Sessions {

    /// @param key names the session to its owner without being the cookie that opens it
    public record Open(String key, Instant since, Instant lastUsed, boolean current) {}

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Tokens tokens;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, Tokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    public List<Open> of(UUID account, String current) {
        return sessions.findByPrincipalName(account.toString()).values().stream()
                .map(
                        it ->
                                new Open(
                                        key(it.getId()),
                                        it.getCreationTime(),
                                        it.getLastAccessedTime(),
                                        it.getId().equals(current)))
                .sorted(Comparator.comparing(Open::lastUsed).reversed())
                .toList();
    }

    public void end(UUID account, String key) {
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(it -> key(it).equals(key))
                .toList()
                .forEach(sessions::deleteById);
    }

    /// Ends every session but the given one, and every token.
    public void endOthers(UUID account, String current) {
        sessions.findByPrincipalName(account.toString()).keySet().stream()
                .filter(it -> !it.equals(current))
                .toList()
                .forEach(sessions::deleteById);
        tokens.revokeAll(account);
    }

    public void endAll(UUID account) {
        endOthers(account, "");
    }

    private static String key(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }
}
