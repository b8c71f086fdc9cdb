package org.matricula.exchange.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import java.util.UUID;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.springframework.context.ApplicationContext;

/// Other systems for tests, registered by one administrator and confirmed by another.
public record TestClients(ApplicationContext context) {

    public record Credentials(UUID id, String secret) {}

    public Credentials open(UUID school, Set<String> scopes) {
        var made = waiting(school, scopes);
        Acting.as(
                administrator(school), () -> context.getBean(KeepClients.class).confirm(made.id()));
        return made;
    }

    public Credentials waiting(UUID school, Set<String> scopes) {
        return Acting.call(
                administrator(school),
                () -> {
                    var made =
                            context.getBean(KeepClients.class)
                                    .make("学习平台", school, scopes, "合作协议第1号");
                    return new Credentials(made.id(), made.secret());
                });
    }

    /// By an administrator who then tries to confirm it alone.
    public Credentials renewed(UUID school, UUID client) {
        var keep = context.getBean(KeepClients.class);
        return Acting.call(
                administrator(school),
                () -> {
                    var secret = keep.renew(client);
                    assertThatThrownBy(() -> keep.confirm(client))
                            .isInstanceOf(Refused.class)
                            .hasMessageContaining("client-own");
                    return new Credentials(client, secret);
                });
    }

    public void confirm(UUID school, UUID client) {
        Acting.as(administrator(school), () -> context.getBean(KeepClients.class).confirm(client));
    }

    public void end(UUID school, UUID client) {
        Acting.as(
                administrator(school),
                () -> context.getBean(KeepClients.class).end(client, "协议到期"));
    }

    private Actor administrator(UUID school) {
        return new Actor(
                TestAccounts.of(context).holding("administrator", school).id(),
                "管理员",
                "administrator",
                school,
                Scope.ALL,
                "test");
    }
}
