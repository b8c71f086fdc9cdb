package org.matricula.registry.account;

import java.util.Optional;
import java.util.UUID;
import org.matricula.identity.Reach;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.stereotype.Component;

/// A student reaches their own file, a guardian their wards' files while these are minors.
@Component
class StudentReach implements Reach {

    private final Wards wards;

    StudentReach(Wards wards) {
        this.wards = wards;
    }

    @Override
    public Optional<Scope> of(UUID account, String role) {
        return switch (role) {
            case "student", "guardian" ->
                    Optional.of(Acting.call(Actor.system("reach"), () -> scope(account, role)));
            default -> Optional.empty();
        };
    }

    /// Nobody's file must never become everybody's: a scope without persons would be a whole one.
    private Scope scope(UUID account, String role) {
        var persons = role.equals("student") ? wards.self(account) : wards.of(account);
        return persons.isEmpty() ? Scope.NOTHING : new Scope(0, Long.MAX_VALUE, persons);
    }
}
