package org.matricula.registry.duplicate;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Command;
import org.matricula.personal.IdentityDocument;
import org.matricula.registry.Intake;
import org.matricula.registry.PersonEntered;
import org.matricula.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Description;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// 查重: finds persons who may be one, each night among everybody, and at each registration of one.
@Component("find-duplicates")
@Description(
        "looks for persons who stand in the register twice; takes no arguments")
class FindDuplicates implements Command {

    private static final Logger LOG = LoggerFactory.getLogger(FindDuplicates.class);

    private final DuplicateRows rows;
    private final Vault vault;
    private final TransactionOperations transaction;
    private final Clock clock;

    FindDuplicates(
            DuplicateRows rows, Vault vault, TransactionOperations transaction, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Compares somebody just registered with everybody. A number typed as one kind of document is
    /// looked for as every other kind too.
    @EventListener
    void entered(PersonEntered entered) {
        of(entered.person(), entered.documentNumber());
    }

    private void of(UUID person, @Nullable String documentNumber) {
        var numbered =
                documentNumber == null || documentNumber.isBlank()
                        ? List.<UUID>of()
                        : rows.keyed(
                                IdentityDocument.keysOf(documentNumber).stream()
                                        .map(it -> vault.digest(Intake.DOCUMENT_KEY, it))
                                        .map(Objects::requireNonNull)
                                        .toList());
        rows.find(List.of(person), numbered, clock.instant());
    }

    /// Compares everybody with everybody.
    long everywhere() {
        return Acting.call(
                Actor.system("duplicates"),
                () ->
                        Objects.requireNonNull(
                                transaction.execute(
                                        status -> rows.find(null, List.of(), clock.instant()))));
    }

    @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
    void nightly() {
        try {
            LOG.info("duplicates: {}", everywhere());
        } catch (RuntimeException e) {
            LOG.error("duplicates were not looked for", e);
        }
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.isEmpty()) {
            return WRONG_USAGE;
        }
        LOG.info("duplicates: {}", everywhere());
        return DONE;
    }
}
