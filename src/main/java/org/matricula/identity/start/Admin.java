package org.matricula.identity.start;

import java.util.List;
import java.util.Locale;
import org.matricula.identity.Accounts;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.identity.account.ResetPassword;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// For whoever keeps the server: makes an administrator, or gives one who is locked out a new
/// password. Written to the ledger as the program's own act.
@Component("admin")
@Description(
        "create <username> [security-officer|auditor] | reset <username>: prints a one-time"
                + " password")
class Admin implements Command {

    private final Accounts accounts;
    private final MakeAccount make;
    private final ResetPassword reset;
    private final Problems problems;

    Admin(Accounts accounts, MakeAccount make, ResetPassword reset, Problems problems) {
        this.accounts = accounts;
        this.make = make;
        this.reset = reset;
        this.problems = problems;
    }

    @Override
    public int run(List<String> arguments) {
        if (arguments.size() < 2 || arguments.size() > 3) {
            return WRONG_USAGE;
        }
        try {
            return Acting.call(Actor.system("command line"), () -> obey(arguments));
        } catch (Refused refused) {
            problems.lines(refused, Locale.getDefault())
                    .forEach(it -> System.err.println(it.message()));
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
        System.out.printf(
                "%s %s can sign in once with %s%n", role, username, made.initialPassword());
        return DONE;
    }

    private int reset(String username) {
        var account = accounts.byUsername(username);
        if (account.isEmpty()) {
            System.err.println("there is no account " + username);
            return FAILED;
        }
        System.out.printf(
                "%s can sign in once with %s%n", username, reset.reset(account.get().id()));
        return DONE;
    }
}
