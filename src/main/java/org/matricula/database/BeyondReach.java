package org.matricula.database;

import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// What whoever acts does not reach, for the length of one piece of work, within its transaction:
/// the other school's half of what both have agreed to, or a number that counts those who have left
/// since. No record that is read so may be shown.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
public class BeyondReach {

    private record Reach(String lo, String hi, String persons) {}

    private final JdbcClient sql;

    BeyondReach(JdbcClient sql) {
        this.sql = sql;
    }

    /// However the work ends, the reach is again what it was: a caller that catches what was thrown
    /// goes on with its own eyes. Where that cannot be, nothing of the transaction is kept.
    public <T> T reach(Supplier<T> work) {
        var own = current();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void beforeCommit(boolean readOnly) {
                        unlessOwn(own);
                    }
                });
        set(new Reach("0", String.valueOf(Long.MAX_VALUE), ""));
        try {
            return work.get();
        } finally {
            restore(own);
        }
    }

    private void restore(Reach own) {
        try {
            set(own);
        } catch (DataAccessException aborted) {
            // the database takes no more statements: it ends the transaction, and the reach with it
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
    }

    private void unlessOwn(Reach own) {
        if (!current().equals(own)) {
            throw new IllegalStateException("a lifted reach has outlived its work");
        }
    }

    private Reach current() {
        return sql.sql(
                        """
                        select current_setting('app.lo') as lo, current_setting('app.hi') as hi,
                               current_setting('app.persons') as persons
                        """)
                .query(Reach.class)
                .single();
    }

    private void set(Reach it) {
        sql.sql(
                        """
                        select set_config('app.lo', :lo, true) || set_config('app.hi', :hi, true)
                               || set_config('app.persons', :persons, true)
                        """)
                .param("lo", it.lo())
                .param("hi", it.hi())
                .param("persons", it.persons())
                .query(String.class)
                .single();
    }
}
