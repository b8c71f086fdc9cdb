package org.matricula.identity.start;

import java.util.List;
import org.matricula.identity.Accounts;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.identity.account.ResetPassword;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// For whoever keeps the server: makes an administrator, or gives one who is locked out a new
/// password. Written to the ledger as the program's own act.
@Component
class Admin implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(Admin.class);

    private final Accounts accounts;
    private final MakeAccount make;
    private final ResetPassword reset;

    Admin(Accounts accounts, MakeAccount make, ResetPassword reset) {
        this.accounts = accounts;
        this.make = make;
        this.reset = reset;
    }

    @Override
    public String name() {
        return "admin";
    }

    @Override
    public String summary() {
        return "create <username> [security-officer|auditor] | reset <username>: prints a one-time password";
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            return WRONG_USAGE;
        }
        try {
            return Acting.call(Actor.system("command line"), () -> obey(arguments));
        } catch (Refused refused) {
            LOG.error("refused: {}", refused.getMessage());
            return FAILED;
        }
    }

    private int obey(List<String> arguments) {
        var username = arguments.get(1);
        return switch (arguments.getFirst()) {
            case "create" ->
                    create(username, arguments.size() == 3 ? arguments.get(2) : "administrator");
            case "reset" -> arguments.size() == 2 ? reset(username) : WRONG_USAGE;
            default -> WRONG_USAGE;
        };
    }

    private int create(String username, String role) {
        if (!List.of("administrator", "security-officer", "auditor").contains(role)) {
            return WRONG_USAGE;
        }
        var made =
                make.make(
                        new NewAccount(
                                username, username, List.of(new NewAccount.Post(role, null))));
        LOG.info("{} {} can sign in once with {}", role, username, made.initialPassword());
        return DONE;
    }

    private int reset(String username) {
        var account = accounts.byUsername(username);
        if (account.isEmpty()) {
            LOG.error("there is no account {}", username);
            return FAILED;
        }
        LOG.info("{} can sign in once with {}", username, reset.reset(account.get().id()));
        return DONE;
    }
}
