package org.matricula.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// Where the register's data lives.
///
/// @param dataDir folder of the embedded database, of attachments and keys
/// @param dbUrl an external PostgreSQL; empty for the embedded one
/// @param dbUser the role the program runs as: no owner, no superuser
/// @param dbOwner the role that owns the schema and migrates it
/// @param dbPool connections the program keeps
@ConfigurationProperties("matricula")
record DatabaseSettings(
        Path dataDir,
        @Nullable String dbUrl,
        @Nullable String dbUser,
        @Nullable String dbPassword,
        @Nullable String dbOwner,
        @Nullable String dbOwnerPassword,
        int dbPool) {

    boolean embedded() {
        return dbUrl == null || dbUrl.isBlank();
    }
}
