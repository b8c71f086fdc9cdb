package org.matricula.identity.own;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.identity.Accounts;
import org.matricula.identity.SealedAccounts;
import org.matricula.identity.account.AccountDesk;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.vault.Vault;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Who am I: the acting account as it sees itself.
@Service
public class Self {

    private static final String ADDRESS = "[^\\s@]{1,64}@[^\\s@]{1,190}";

    /// @param acting whether this is the post acted under now
    public record Post(UUID post, String role, AccountDesk.@Nullable Unit unit, boolean acting) {}

    public record View(
            UUID id,
            String username,
            String name,
            @Nullable String language,
            boolean mustChangePassword,
            boolean oneTimeCodes,
            List<Post> roles) {}

    private final OwnRows own;
    private final AccountDesk desk;
    private final Vault vault;

    Self(OwnRows own, AccountDesk desk, Vault vault) {
        this.own = own;
        this.desk = desk;
        this.vault = vault;
    }

    UUID account() {
        return Objects.requireNonNull(Acting.now().account());
    }

    @Transactional(readOnly = true)
    public View view() {
        var row = own.get(account());
        return new View(
                row.id(),
                row.username(),
                row.name(),
                row.language(),
                row.mustChange(),
                row.otpSince() != null,
                desk.held(row.id()).stream().map(Self::post).toList());
    }

    private static Post post(AccountDesk.Post post) {
        var actor = Acting.now();
        var unit = post.unit() == null ? null : post.unit().id();
        var acting = actor.holds(post.role()) && Objects.equals(actor.unit(), unit);
        return new Post(post.id(), post.role(), post.unit(), acting);
    }

    @Transactional(readOnly = true)
    public @Nullable String email() {
        var row = own.get(account());
        return vault.open(Accounts.EMAIL, row.email(), SealedAccounts.salt(row.id()));
    }

    @Transactional
    public void speak(Locale locale) {
        own.speak(account(), locale.getLanguage());
    }

    @Transactional
    public void reachBy(String email) {
        var plain = email.strip();
        if (!plain.isEmpty() && !plain.matches(ADDRESS)) {
            throw new Refused(Refusal.rule("account.email").at("email"));
        }
        own.reachBy(
                account(),
                vault.seal(
                        Accounts.EMAIL,
                        plain.isEmpty() ? null : plain,
                        SealedAccounts.salt(account())));
    }
}
