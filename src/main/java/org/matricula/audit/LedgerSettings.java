package org.matricula.audit;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the ledger's key and its copy outside of the database lie.
///
/// @param ledgerKeyFile the signing key; empty for `keys/ledger.pem` in the data folder
@ConfigurationProperties("matricula")
record LedgerSettings(Path dataDir, @Nullable Path ledgerKeyFile) {

    Path keyFile() {
        return ledgerKeyFile == null || ledgerKeyFile.toString().isBlank()
                ? dataDir.resolve("keys").resolve("ledger.pem")
                : ledgerKeyFile;
    }

    /// Checkpoints and tiles as files, so that a copy lies outside of the database.
    Path copy() {
        return dataDir.resolve("ledger");
    }
}
