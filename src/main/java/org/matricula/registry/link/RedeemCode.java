package org.matricula.registry.link;

import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.ClaimAccount;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// 凭码关联: whoever brings a good code becomes the student or guardian it was made for, with a new
/// account or the one they have. A wrong, used or old code is told apart by nobody.
@Service
class RedeemCode {

    private final LinkCodes codes;
    private final ClaimAccount accounts;
    private final Vault vault;
    private final Ledger ledger;
    private final TransactionOperations transaction;
    private final Clock clock;

    RedeemCode(
            LinkCodes codes,
            ClaimAccount accounts,
            Vault vault,
            Ledger ledger,
            TransactionOperations transaction,
            Clock clock) {
        this.codes = codes;
        this.accounts = accounts;
        this.vault = vault;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// By somebody without an account.
    ///
    /// @param address where they come from; it is shut after too many tries
    void open(String code, String username, String password, String address) {
        var program = new Actor(null, "link-code", "system", null, Scope.ALL, address);
        accounts.limited(
                "link\0address:" + address,
                true,
                () -> Acting.as(program, () -> openAs(code, username, password)));
    }

    private void openAs(String code, String username, String password) {
                        transaction.executeWithoutResult(status -> {
                            var good = good(code);
                            var role = role(good);
                            var account =
                                    accounts.open(
                                            username.strip(), good.name(), password, role, good.unit());
                            link(good, account);
                        });
    }

    /// By somebody who is signed in.
    void link(String code) {
        var actor = Acting.now();
        var account = Objects.requireNonNull(actor.account());
        var program =
                new Actor(account, actor.name(), "system", null, Scope.ALL, actor.origin());
        accounts.limited(
                "link\0account:" + account,
                false,
                () -> Acting.as(program, () -> linkTo(account, code)));
    }

    private void linkTo(UUID account, String code) {
                        transaction.executeWithoutResult(status -> {
                            var good = good(code);
                            if (good.guardian() == null && codes.personOf(account).isPresent()) {
                                throw new Refused(Refusal.conflict("link.has-one").at("code"));
                            }
                            accounts.appoint(account, role(good), good.unit(), good.scopePos());
                            link(good, account);
                        });
    }

    private LinkCodes.Good good(String code) {
        return codes.good(IssueCodes.digest(vault, code), clock.instant())
                .orElseThrow(() -> new Refused(Refusal.rule("link.code").at("code")));
    }

    private void link(LinkCodes.Good good, UUID account) {
        @Nullable UUID guardian = good.guardian();
        if (guardian == null) {
            codes.linkStudent(account, good.person());
        } else {
            codes.linkGuardian(account, guardian);
        }
        codes.use(good.id(), account, clock.instant());
        ledger.record(
                Act.of("link.use", "enrolment:" + good.enrolment())
                        .at(good.scopePos())
                        .to(Map.of("account", account.toString(), "role", role(good))));
    }

    private static String role(LinkCodes.Good good) {
        return good.guardian() == null ? "student" : "guardian";
    }
}
