package org.matricula.identity;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.vault.Field;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 账户: who they are. Whether they may act is asked anew at each request.
@Repository
@Transactional(readOnly = true)
public class Accounts {

    public static final Field EMAIL = new Field("identity.account", "email");

    private static final String SELECT =
            "select id, username, name, disabled_at from identity.account ";

    private final JdbcClient sql;
    private final Vault vault;

    Accounts(JdbcClient sql, Vault vault) {
        this.sql = sql;
        this.vault = vault;
    }

    public Optional<Account> find(UUID account) {
        return sql.sql(SELECT + "where id = :account")
                .param("account", account)
                .query(Account.class)
                .optional();
    }

    public Optional<Account> byUsername(String username) {
        return sql.sql(SELECT + "where lower(username) = lower(:username)")
                .param("username", username)
                .query(Account.class)
                .optional();
    }

    /// Several at once, by user name in small letters; those that are not there are left out.
    public Map<String, Account> byUsernames(Collection<String> usernames) {
        return sql
                .sql(SELECT + "where lower(username) = any (:usernames)")
                .param(
                        "usernames",
                        usernames.stream()
                                .map(it -> it.toLowerCase(Locale.ROOT))
                                .toArray(String[]::new))
                .query(Account.class)
                .stream()
                .collect(Collectors.toMap(it -> it.username().toLowerCase(Locale.ROOT), it -> it));
    }

    /// Names for a list that shows who did what.
    public Map<UUID, String> names(Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        return sql
                .sql(SELECT + "where id in (:accounts)")
                .param("accounts", accounts)
                .query(Account.class)
                .stream()
                .collect(Collectors.toMap(Account::id, Account::name));
    }

    private record SealedEmail(UUID id, byte[] email) {}

    /// Where mail for these accounts goes; those without an address are left out.
    public Map<UUID, String> emails(Collection<UUID> accounts) {
        if (accounts.isEmpty()) {
            return Map.of();
        }
        List<SealedEmail> sealed =
                sql.sql(
                                """
                                select id, email from identity.account
                                 where id in (:accounts) and email is not null
                                   and disabled_at is null
                                """)
                        .param("accounts", accounts)
                        .query(SealedEmail.class)
                        .list();
        return sealed.stream()
                .collect(
                        Collectors.toMap(
                                SealedEmail::id,
                                it -> vault.open(EMAIL, it.email(), SealedAccounts.salt(it.id()))));
    }
}
