package org.matricula.identity.entry;

import java.util.List;
import java.util.UUID;
import org.matricula.identity.MakeAccount;
import org.matricula.identity.NewAccount;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.context.ApplicationContext;

/// People for tests, each with a name of their own.
public record TestAccounts(MakeAccount make, Tokens tokens) {

    public static final String PASSWORD = "three blue herons wade";

    /// @param unit null for none of the posts
    public record Person(UUID id, String username) {}

    public static TestAccounts of(ApplicationContext context) {
        return new TestAccounts(context.getBean(MakeAccount.class), context.getBean(Tokens.class));
    }

    public Person somebody(NewAccount.Post... posts) {
        var username = "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
        var id =
                Acting.call(
                        Actor.system("test"),
                        () -> make.make(new NewAccount(username, "某人", List.of(posts)), PASSWORD));
        return new Person(id, username);
    }

    public Person holding(String role, UUID unit) {
        return somebody(new NewAccount.Post(role, unit));
    }

    public String bearer(Person person) {
        return "Bearer " + tokens.issue(person.id()).token();
    }
}
