package org.matricula.vault;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// 换钥: a new key seals from now on, and every value sealed before is sealed anew with it, batch by
/// batch, while the program goes on reading both. Stopped half-way, it goes on with `--resume`.
@Component("rotate-keys")
@Description("seals all private values with a new key; --resume finishes an interrupted run")
class RotateKeys implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(RotateKeys.class);
    private static final String RESUME = "--resume";

    private final Keys keys;
    private final Vault vault;
    private final SealedRows rows;
    private final ObjectProvider<SealedColumns> sealed;

    RotateKeys(Keys keys, Vault vault, SealedRows rows, ObjectProvider<SealedColumns> sealed) {
        this.keys = keys;
        this.vault = vault;
        this.rows = rows;
        this.sealed = sealed;
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty() && !arguments.equals(List.of(RESUME))) {
            return WRONG_USAGE;
        }
        var id = arguments.isEmpty() ? keys.succeed() : keys.reread().newest();
        LOG.info("key {} seals from now on", id);
        return Acting.call(Actor.system("rotate-keys"), this::reseal) ? DONE : FAILED;
    }

    /// @return whether every value could be opened
    private boolean reseal() {
        var complete = true;
        for (var module : sealed) {
            for (var column : module.sealedColumns()) {
                complete &= reseal(column);
            }
        }
        return complete;
    }

    private boolean reseal(SealedColumns.Column column) {
        var head = vault.head();
        long done = 0;
        long lost = 0;
        @Nullable UUID after = null;
        for (var batch = rows.outdated(column, head, after);
                !batch.isEmpty();
                batch = rows.outdated(column, head, after)) {
            var opened = batch.stream().filter(it -> opens(column.field(), it)).toList();
            rows.replace(
                    column, opened, opened.stream().map(it -> anew(column.field(), it)).toList());
            done += opened.size();
            lost += batch.size() - opened.size();
            after = batch.getLast().key();
        }
        LOG.info("{}: {} sealed anew, {} do not open", column.field(), done, lost);
        return lost == 0;
    }

    private boolean opens(Field field, SealedRows.Row row) {
        try {
            vault.open(field, row.value(), row.salt());
            return true;
        } catch (Unopened damaged) {
            LOG.error("{} of row {}: {}", field, row.key(), damaged.getMessage());
            return false;
        }
    }

    private byte[] anew(Field field, SealedRows.Row row) {
        return vault.seal(field, vault.open(field, row.value(), row.salt()), row.salt());
    }
}
