package org.matricula.identity.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Component;

/// 登录锁定: after too many failed tries an account, known or not, is shut for a quarter of an hour,
/// and so is an address. A browser that has signed in before counts apart, so that nobody shuts
/// another out (GB/T 22239-2019 8.1.4.1 b).
@Component
public class Lock {

    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Duration KEPT = Duration.ofHours(1);

    private final Attempts attempts;
    private final Vault vault;
    private final EntrySettings settings;
    private final Clock clock;

    Lock(Attempts attempts, Vault vault, EntrySettings settings, Clock clock) {
        this.attempts = attempts;
        this.vault = vault;
        this.settings = settings;
        this.clock = clock;
    }

    /// One try, noted before it is judged.
    record Try(byte[] account, byte[] address, Instant at, boolean shut) {}

    Try begin(String username, Caller caller) {
        var now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        var account = account(username, knownDevice(username, caller));
        var address = subject("address", caller.address());
        attempts.dropBefore(now.minus(KEPT));
        attempts.begin(account, now);
        attempts.begin(address, now);
        var start = now.minus(WINDOW);
        var shut =
                attempts.since(account, start) > settings.triesPerAccount()
                        || attempts.since(address, start) > settings.triesPerAddress();
        return new Try(account, address, now, shut);
    }

    void succeeded(Try it) {
        attempts.forgive(it.account());
        attempts.withdraw(it.address(), it.at());
    }

    /// A try to prove something other than a password.
    ///
    /// @param shut whether there were too many in the last quarter of an hour
    public record Proof(byte[] subject, Instant at, boolean shut) {}

    /// Notes such a try before it is judged.
    ///
    /// @param shared whether many come from there, as from an address
    public Proof prove(String what, boolean shared) {
        var now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        var subject = subject("proof", what);
        attempts.dropBefore(now.minus(KEPT));
        attempts.begin(subject, now);
        var most = shared ? settings.triesPerAddress() : settings.triesPerAccount();
        return new Proof(subject, now, attempts.since(subject, now.minus(WINDOW)) > most);
    }

    /// It was good, and does not count against where it came from.
    public void proved(Proof it) {
        attempts.withdraw(it.subject(), it.at());
    }

    /// An administrator opens an account that was shut.
    public void open(String username) {
        attempts.forgive(account(username, ""));
    }

    /// Whether strangers are shut out of this account at the moment.
    public boolean shut(String username) {
        var start = clock.instant().minus(WINDOW);
        return attempts.since(account(username, ""), start) >= settings.triesPerAccount();
    }

    /// The mark a browser keeps after signing in: it names the account by digest alone.
    String deviceMark(String username) {
        return java.util.HexFormat.of()
                .formatHex(Objects.requireNonNull(vault.digest("device", lower(username))));
    }

    private String knownDevice(String username, Caller caller) {
        return deviceMark(username).equals(caller.device()) ? deviceMark(username) : "";
    }

    private byte[] account(String username, String device) {
        return subject("attempt", lower(username) + '\0' + device);
    }

    private byte[] subject(String kind, String value) {
        return Objects.requireNonNull(vault.digest(kind, value));
    }

    private static String lower(String username) {
        return username.strip().toLowerCase(Locale.ROOT);
    }
}
