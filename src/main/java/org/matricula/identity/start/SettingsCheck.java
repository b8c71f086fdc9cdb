package org.matricula.identity.start;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.StartCheck;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/// Settings that must not be as the demonstration has them.
@Component
class SettingsCheck implements StartCheck {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final Environment environment;

    SettingsCheck(Environment environment) {
        this.environment = environment;
    }

    @Override
    public List<Refusal> weaknesses() {
        return Refusal.all(
                missing("matricula.db-url", "MATRICULA_DB_URL"),
                missing("matricula.db-user", "MATRICULA_DB_USER"),
                missing("matricula.db-owner", "MATRICULA_DB_OWNER"),
                missing("matricula.public-url", "MATRICULA_PUBLIC_URL"),
                sameRole(),
                weak("matricula.db-password", "MATRICULA_DB_PASSWORD"),
                weak("matricula.db-owner-password", "MATRICULA_DB_OWNER_PASSWORD"),
                inClear(),
                Refusal.when(
                        environment.acceptsProfiles(Profiles.of("demo")), "start.demo-profile"),
                Refusal.when(
                        !setting("matricula.duties", "apart").equals("apart"),
                        "start.duties-together"),
                Refusal.when(
                        environment.getProperty(
                                "matricula.entry.initial-password-opens", Boolean.class, false),
                        "start.initial-password"));
    }

    /// Whether so much is missing that the database cannot even be asked.
    boolean withoutDatabase() {
        return missing("matricula.db-url", "") != null
                || missing("matricula.db-user", "") != null
                || missing("matricula.db-owner", "") != null;
    }

    private @Nullable Refusal missing(String key, String variable) {
        return Refusal.when(setting(key, "").isBlank(), "start.missing", variable);
    }

    private @Nullable Refusal sameRole() {
        var user = setting("matricula.db-user", "");
        return Refusal.when(
                !user.isBlank() && user.equals(setting("matricula.db-owner", "")),
                "start.same-role");
    }

    private @Nullable Refusal weak(String key, String variable) {
        var password = setting(key, "");
        var user = setting(key.replace("-password", "-user"), "");
        return Refusal.when(
                !password.isBlank()
                        && (password.length() < 12
                                || password.equals(user)
                                || password.contains("matricula-demo")),
                "start.weak-password",
                variable);
    }

    /// Beyond this machine only with TLS of our own, or behind a proxy that is said to bring it.
    private @Nullable Refusal inClear() {
        var address = setting("server.address", "");
        var own =
                environment.containsProperty("server.ssl.bundle")
                        || environment.containsProperty("server.ssl.certificate")
                        || environment.containsProperty("server.ssl.key-store");
        var proxy = environment.getProperty("matricula.behind-tls-proxy", Boolean.class, false);
        return Refusal.when(
                !LOOPBACK.contains(address) && !own && !proxy, "start.in-clear", address);
    }

    private String setting(String key, String otherwise) {
        return environment.getProperty(key, otherwise);
    }
}
