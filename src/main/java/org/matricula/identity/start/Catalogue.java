package org.matricula.identity.start;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What the database itself says of the program's role and of its walls.
@Repository
class Catalogue {

    record RoleState(String name, boolean superuser, boolean bypasses, boolean owns) {}

    private final JdbcClient sql;

    Catalogue(JdbcClient sql) {
        this.sql = sql;
    }

    RoleState role() {
        return sql.sql(
                        """
                        select r.rolname as name, r.rolsuper as superuser,
                               r.rolbypassrls as bypasses,
                               exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                                        where c.relowner = r.oid and c.relkind in ('r', 'p')
                                          and n.nspname not like 'pg\\_%'
                                          and n.nspname <> 'information_schema') as owns
                          from pg_roles r where r.rolname = current_user
                        """)
                .query(RoleState.class)
                .single();
    }

    /// Scoped tables whose row-level security is off or not forced.
    List<String> unguarded() {
        return sql.sql(
                        """
                        select c.oid::regclass::text
                          from pg_class c join pg_attribute a on a.attrelid = c.oid
                         where c.relkind in ('r', 'p') and a.attname = 'scope_pos'
                           and c.oid <> 'identity.account'::regclass
                           and not (c.relrowsecurity and c.relforcerowsecurity)
                         order by 1
                        """)
                .query(String.class)
                .list();
    }

    /// Accounts of the demonstration: named after their roles, with hashes of a password that is
    /// written in its documentation.
    List<String> passwordHashesOf(String username) {
        return sql.sql(
                        """
                        select password_hash from identity.account
                         where lower(username) = lower(:username) and password_hash is not null
                           and disabled_at is null
                        """)
                .param("username", username)
                .query(String.class)
                .list();
    }
}
