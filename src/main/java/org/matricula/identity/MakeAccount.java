package org.matricula.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.account.AccountRows;
import org.matricula.identity.account.Appointments;
import org.matricula.identity.password.InitialPasswords;
import org.matricula.identity.password.Passwords;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 建立账户: by an administrator, for somebody within reach, with a password that serves once.
@Service
public class MakeAccount {

    private static final String USERNAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{1,63}";
    private static final int LONGEST_NAME = 100;

    private final AccountRows rows;
    private final Appointments appointments;
    private final Passwords passwords;
    private final InitialPasswords initial;
    private final Ledger ledger;

    MakeAccount(
            AccountRows rows,
            Appointments appointments,
            Passwords passwords,
            InitialPasswords initial,
            Ledger ledger) {
        this.rows = rows;
        this.appointments = appointments;
        this.passwords = passwords;
        this.initial = initial;
        this.ledger = ledger;
    }

    @Transactional
    public MadeAccount make(NewAccount asked) {
        Refused.unlessEmpty(refusals(asked));
        var password = initial.next();
        var id = add(asked, password, true);
        return new MadeAccount(id, password);
    }

    /// With a password its holder chose: the first administrator.
    @Transactional
    public UUID make(NewAccount asked, String password) {
        Refused.unlessEmpty(refusals(asked));
        return add(asked, password, false);
    }

    private UUID add(NewAccount asked, String password, boolean mustChange) {
        var actor = Acting.now();
        var position = appointments.position(asked.posts(), actor.scope().lo());
        var id =
                rows.add(
                        asked.username(),
                        asked.name(),
                        passwords.hash(password),
                        mustChange,
                        position,
                        actor.account());
        ledger.record(
                Act.of("account.make", "account:" + id)
                        .at(position)
                        .to(Map.of("username", asked.username(), "name", asked.name())));
        asked.posts().forEach(it -> appointments.appoint(id, it));
        return id;
    }

    private List<Refusal> refusals(NewAccount asked) {
        var found =
                new ArrayList<>(
                        Refusal.all(
                                unlessMay(),
                                asked.username().matches(USERNAME)
                                        ? null
                                        : Refusal.rule("account.username").at("username"),
                                asked.name().isBlank() || asked.name().length() > LONGEST_NAME
                                        ? Refusal.rule("account.name").at("name")
                                        : null,
                                rows.taken(asked.username())
                                        ? Refusal.conflict("account.taken", asked.username())
                                                .at("username")
                                        : null));
        found.addAll(appointments.refusals(null, asked.posts()));
        return found;
    }

    private static @Nullable Refusal unlessMay() {
        return Acting.now().holds("administrator", "system")
                ? null
                : Refusal.forbidden("account.maker");
    }
}
