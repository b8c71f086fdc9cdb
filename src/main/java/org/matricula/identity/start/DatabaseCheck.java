package org.matricula.identity.start;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.matricula.identity.Role;
import org.matricula.identity.password.Passwords;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.StartCheck;
import org.springframework.stereotype.Component;

/// The program's role owns nothing and bypasses nothing, every wall stands, and nobody of the
/// demonstration has come along.
@Component
class DatabaseCheck implements StartCheck {

    private static final String DEMONSTRATION = "matricula-demo";

    private final Catalogue catalogue;
    private final Passwords passwords;

    DatabaseCheck(Catalogue catalogue, Passwords passwords) {
        this.catalogue = catalogue;
        this.passwords = passwords;
    }

    @Override
    public List<Refusal> weaknesses() {
        var role = catalogue.role();
        var found =
                new ArrayList<>(
                        Refusal.all(
                                Refusal.when(role.superuser(), "start.superuser", role.name()),
                                Refusal.when(role.bypasses(), "start.bypasses", role.name()),
                                Refusal.when(role.owns(), "start.owner", role.name())));
        var unguarded = catalogue.unguarded();
        if (!unguarded.isEmpty()) {
            found.add(Refusal.rule("start.unguarded", String.join(", ", unguarded)));
        }
        var known =
                Arrays.stream(Role.values()).map(Role::code).filter(this::opensToEveryone).toList();
        if (!known.isEmpty()) {
            found.add(Refusal.rule("start.demonstration", String.join(", ", known)));
        }
        return found;
    }

    private boolean opensToEveryone(String username) {
        return catalogue.passwordHashesOf(username).stream()
                .anyMatch(it -> passwords.matches(DEMONSTRATION, it));
    }
}
