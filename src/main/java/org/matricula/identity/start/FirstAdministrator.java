package org.matricula.identity.start;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.identity.password.InitialPasswords;
import org.matricula.identity.password.PasswordRules;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 首位管理员: whoever started the program makes the first account with a code that the start printed.
@Service
class FirstAdministrator {

    static final Duration GOOD_FOR = Duration.ofHours(2);

    private final OpeningCodes codes;
    private final InitialPasswords words;
    private final Vault vault;
    private final MakeAccount make;
    private final PasswordRules rules;
    private final Clock clock;

    FirstAdministrator(
            OpeningCodes codes,
            InitialPasswords words,
            Vault vault,
            MakeAccount make,
            PasswordRules rules,
            Clock clock) {
        this.codes = codes;
        this.words = words;
        this.vault = vault;
        this.make = make;
        this.rules = rules;
        this.clock = clock;
    }

    boolean wanted() {
        return codes.withoutAdministrator(LocalDate.now(clock));
    }

    /// @return the code, told once and kept nowhere
    String invite() {
        var code = words.next();
        codes.put(digest(code), clock.instant().plus(GOOD_FOR));
        return code;
    }

    /// @throws Absent once there is an administrator: from then on the way does not exist
    @Transactional
    public UUID make(String code, String username, String password) {
        if (!wanted()) {
            throw new Absent("first administrator");
        }
        Refused.unlessEmpty(rules.refusals(password, username, username));
        if (!codes.use(digest(code), clock.instant())) {
            throw new Refused(Refusal.rule("opening.code").at("code"));
        }
        var post = new NewAccount.Post("administrator", null);
        return Acting.call(
                Actor.system("first-administrator"),
                () -> make.make(new NewAccount(username, username, List.of(post)), password));
    }

    private byte[] digest(String code) {
        var plain = code.strip().toLowerCase(Locale.ROOT);
        return Objects.requireNonNull(vault.digest("opening-code", plain));
    }
}
