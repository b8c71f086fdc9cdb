package org.matricula.identity.entry;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.password.Passwords;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.stereotype.Service;

/// Judges a try to sign in. Whatever is wrong, the answer and the work are the same.
@Service
class SignIns {

    /// What a try came to.
    sealed interface Outcome {
        /// @param codeAsked whether the password was right but a one-time code is still owed
        record Welcome(UUID account, boolean codeAsked) implements Outcome {}

        record Wrong() implements Outcome {}

        /// Too many tries: come back later.
        record Shut() implements Outcome {}
    }

    private final Credentials credentials;
    private final Passwords passwords;
    private final OneTimeCodes codes;
    private final Lock lock;
    private final Ledger ledger;

    SignIns(
            Credentials credentials,
            Passwords passwords,
            OneTimeCodes codes,
            Lock lock,
            Ledger ledger) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.codes = codes;
        this.lock = lock;
        this.ledger = ledger;
    }

    /// @param code null where the code is asked in a second step
    Outcome judge(String username, String password, @Nullable String code, Caller caller) {
        var attempt = lock.begin(username, caller);
        if (attempt.shut()) {
            return new Outcome.Shut();
        }
        var held = credentials.of(username);
        var right =
                passwords.matches(password, held.map(Credentials.Held::passwordHash).orElse(null));
        var entitled = held.filter(it -> right && it.disabledAt() == null);
        if (entitled.isEmpty()) {
            return wrong(held, caller);
        }
        var account = entitled.get();
        if (account.otpSince() != null && code == null) {
            return new Outcome.Welcome(account.id(), true);
        }
        return welcomeUnless(codeWrong(account, code), account, attempt, caller);
    }

    /// The second step, after the password was right.
    Outcome judgeCode(UUID account, String code, Caller caller) {
        var held = credentials.of(account).orElseThrow();
        var attempt = lock.begin(held.username(), caller);
        if (attempt.shut()) {
            return new Outcome.Shut();
        }
        return welcomeUnless(codeWrong(held, code), held, attempt, caller);
    }

    private boolean codeWrong(Credentials.Held account, @Nullable String code) {
        return account.otpSince() != null
                && account.otpSecret() != null
                && (code == null || !codes.accept(account.id(), account.otpSecret(), code));
    }

    private Outcome welcomeUnless(
            boolean wrong, Credentials.Held account, Lock.Try attempt, Caller caller) {
        if (wrong) {
            return wrong(Optional.of(account), caller);
        }
        lock.succeeded(attempt);
        note("account.sign-in", account.id(), caller);
        return new Outcome.Welcome(account.id(), false);
    }

    private Outcome wrong(Optional<Credentials.Held> held, Caller caller) {
        note("account.sign-in-failed", held.map(Credentials.Held::id).orElse(null), caller);
        return new Outcome.Wrong();
    }

    /// Somebody proved elsewhere who they are.
    void welcomeFromElsewhere(UUID account, Caller caller) {
        note("account.sign-in", account, caller);
    }

    private void note(String action, @Nullable UUID account, Caller caller) {
        var nobody = new Actor(account, "sign-in", "none", null, Scope.ALL, caller.address());
        Acting.as(
                nobody,
                () -> ledger.note(Act.of(action, account == null ? null : "account:" + account)));
    }
}
