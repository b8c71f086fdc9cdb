package org.matricula.exchange.roster;

import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Looks, while an import is being applied, whether somebody has cancelled it, on whichever server;
/// then ends the statement under way, and with it the transaction.
@Component
class ImportWatch {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWatch.class);
    private static final long EVERY_MILLIS = 250;

    private final Imports imports;
    private final ImportStatements statements;

    ImportWatch(Imports imports, ImportStatements statements) {
        this.imports = imports;
        this.statements = statements;
    }

    /// Until closed. Closing comes before the connection goes to anybody else, so that nobody
    /// else's statement is ever ended.
    final class Watched implements AutoCloseable {

        private final UUID id;
        private final int backend;
        private volatile boolean unwanted;
        private boolean over;

        private Watched(UUID id, int backend) {
            this.id = id;
            this.backend = backend;
        }

        /// @throws ImportProgress.Cancelled where it is no longer wanted
        void check() {
            if (unwanted) {
                throw new ImportProgress.Cancelled();
            }
        }

        @Override
        public synchronized void close() {
            over = true;
            notifyAll();
        }

        private void watch() {
            try {
                while (pause()) {
                    unwanted = unwanted || !imports.wanted(id);
                    interrupt();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException blind) {
                LOG.warn("import {} cannot be cancelled", id, blind);
            }
        }

        private synchronized boolean pause() throws InterruptedException {
            if (!over) {
                wait(EVERY_MILLIS);
            }
            return !over;
        }

        private synchronized void interrupt() {
            if (unwanted && !over) {
                statements.interrupt(backend);
            }
        }
    }

    /// Watches over the present transaction.
    Watched begin(UUID id) {
        var watched = new Watched(id, statements.backend());
        Thread.ofVirtual()
                .name("import watch")
                .start(() -> Acting.as(Actor.system("imports"), watched::watch));
        return watched;
    }
}
