package org.matricula.workflow;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// People with posts, for tests: each an account of their own.
public record TestPeople(JdbcClient sql, TransactionOperations transaction) {

    private record Reached(long pos, long posEnd) {}

    /// Somebody new who holds a role over a unit, acting under that post.
    public Actor holding(String name, String role, UUID unit) {
        return also(account(name), name, role, unit);
    }

    /// A further post of somebody.
    public Actor also(UUID account, String name, String role, UUID unit) {
        return system(() -> {
            sql.sql(
                            """
                            insert into identity.post (account_id, role, unit_id, during)
                            values (?, ?, ?, daterange(date '2020-01-01', null))
                            """)
                    .params(account, role, unit)
                    .update();
            var reached = reached(unit);
            return new Actor(
                    account,
                    name,
                    role,
                    unit,
                    new Scope(reached.pos(), reached.posEnd(), List.of()),
                    "127.0.0.1");
        });
    }

    /// A student or guardian, who reaches one person alone.
    public Actor reaching(String name, String role, UUID institution, UUID enrolment) {
        var account = account(name);
        return system(() -> {
            var reached = reached(institution);
            var person =
                    sql.sql("select person_id from registry.enrolment where id = ?")
                            .param(enrolment)
                            .query(UUID.class)
                            .single();
            return new Actor(
                    account,
                    name,
                    role,
                    institution,
                    new Scope(reached.pos(), reached.posEnd(), List.of(person)),
                    "127.0.0.1");
        });
    }

    public UUID account(String name) {
        return system(() ->
                sql.sql(
                                """
                                insert into identity.account (username, name)
                                values (kernel.new_id()::text, ?) returning id
                                """)
                        .param(name)
                        .query(UUID.class)
                        .single());
    }

    public <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), () -> transaction.execute(it -> work.get()));
    }

    public static InputStream scan() {
        try (var out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", out);
            return new ByteArrayInputStream(out.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reached reached(UUID unit) {
        return sql.sql("select pos, pos_end from organisation.unit where id = ?")
                .param(unit)
                .query(Reached.class)
                .single();
    }
}
