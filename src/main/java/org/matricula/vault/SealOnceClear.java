package org.matricula.vault;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/// Seals what older registers hold in clear. It cannot be done by a migration in SQL, for the key
/// is not in the database. Batch by batch, each of its own: stopped half-way, the next start goes
/// on where it stopped, and nobody is answered before it is done.
@Component
class SealOnceClear implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SealOnceClear.class);

    private final Vault vault;
    private final ClearRows rows;
    private final ObjectProvider<OnceClear> columns;

    SealOnceClear(Vault vault, ClearRows rows, ObjectProvider<OnceClear> columns) {
        this.vault = vault;
        this.rows = rows;
        this.columns = columns;
    }

    @Override
    public void afterSingletonsInstantiated() {
        Acting.as(
                Actor.system("seal-once-clear"),
                () ->
                        columns.stream()
                                .map(OnceClear::onceClear)
                                .flatMap(List::stream)
                                .forEach(this::seal));
    }

    private void seal(OnceClear.Place column) {
        long done = 0;
        @Nullable UUID after = null;
        for (var last = batch(column, after); last != null; last = batch(column, after)) {
            done += last.count();
            after = last.key();
            LOG.info("{}: {} values sealed that stood in clear", column.field(), done);
        }
    }

    private ClearRows.@Nullable Batch batch(OnceClear.Place column, @Nullable UUID after) {
        return rows.batch(column, after, ClearRows.BATCH, it -> sealed(column, it));
    }

    ClearRows.Sealed sealed(OnceClear.Place column, ClearRows.Row it) {
        var digest = column.digest();
        return new ClearRows.Sealed(
                vault.seal(column.field(), it.value(), it.salt()),
                digest == null
                        ? null
                        : vault.digest(digest.purpose(), digest.key().apply(it.value())));
    }
}
