package org.matricula.identity.own;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.commons.codec.binary.Base32;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.SealedAccounts;
import org.matricula.identity.entry.OneTimeCodes;
import org.matricula.identity.password.Passwords;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 启用动态口令: a secret for the telephone, confirmed by a first code, with codes for the day the
/// telephone is lost.
@Service
class UseOneTimeCodes {

    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_CODES = 10;
    private static final int RECOVERY_BYTES = 10;

    private final OwnRows own;
    private final OneTimeCodes codes;
    private final Vault vault;
    private final Passwords passwords;
    private final Ledger ledger;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    UseOneTimeCodes(
            OwnRows own,
            OneTimeCodes codes,
            Vault vault,
            Passwords passwords,
            Ledger ledger,
            Clock clock) {
        this.own = own;
        this.codes = codes;
        this.vault = vault;
        this.passwords = passwords;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void begin(UUID account) {
        if (own.get(account).otpSince() != null) {
            throw new Refused(Refusal.conflict("otp.on"));
        }
        var secret = HexFormat.of().formatHex(bytes(SECRET_BYTES));
        own.propose(
                account,
                Objects.requireNonNull(
                        vault.seal(
                                SealedAccounts.OTP_SECRET, secret, SealedAccounts.salt(account))));
    }

    /// The secret as telephones take it, while it waits to be confirmed.
    @Transactional(readOnly = true)
    public @Nullable String proposed(UUID account) {
        var row = own.get(account);
        return row.otpSince() == null && row.otpSecret() != null
                ? new Base32().encodeToString(secret(row)).replace("=", "")
                : null;
    }

    /// @return recovery codes, told once and kept nowhere
    @Transactional
    public List<String> confirm(UUID account, String code) {
        var row = own.get(account);
        if (row.otpSince() != null || row.otpSecret() == null) {
            throw new Refused(Refusal.conflict("otp.none"));
        }
        if (!codes.confirms(account, secret(row), code)) {
            throw new Refused(Refusal.rule("otp.code").at("code"));
        }
        own.confirm(account, clock.instant());
        var recovery =
                IntStream.range(0, RECOVERY_CODES)
                        .mapToObj(it -> new Base32().encodeToString(bytes(RECOVERY_BYTES)))
                        .map(it -> it.toLowerCase(java.util.Locale.ROOT))
                        .toList();
        own.keep(account, recovery.stream().map(it -> codes.digest(account, it)).toList());
        ledger.record(Act.of("account.otp-on", "account:" + account).at(row.scopePos()));
        return recovery;
    }

    @Transactional
    public void end(UUID account, String password) {
        var row = own.get(account);
        if (!passwords.matches(password, row.passwordHash())) {
            throw new Refused(Refusal.rule("password.old").at("old"));
        }
        own.drop(account);
        ledger.record(Act.of("account.otp-off", "account:" + account).at(row.scopePos()));
    }

    private byte[] secret(OwnRows.Row row) {
        var hex =
                vault.open(
                        SealedAccounts.OTP_SECRET, row.otpSecret(), SealedAccounts.salt(row.id()));
        return HexFormat.of().parseHex(Objects.requireNonNull(hex));
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
