package org.matricula.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Two ways to the database: the program's own role, and the owner for migrations.
@Configuration(proxyBeanMethods = false)
class Database {

    /// Whoever waits longer for a connection is told to come again (503).
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Where the two roles connect.
    record Access(
            String url,
            String user,
            @Nullable String password,
            String owner,
            @Nullable String ownerPassword,
            @Nullable EmbeddedPostgres server)
            implements AutoCloseable {

        @Override
        public void close() {
            if (server != null) {
                server.close();
            }
        }
    }

    @Bean(destroyMethod = "close")
    Access databaseAccess(DatabaseSettings settings) {
        if (!settings.embedded()) {
            var user = required(settings.dbUser(), "MATRICULA_DB_USER");
            var owner = required(settings.dbOwner(), "MATRICULA_DB_OWNER");
            return new Access(
                    required(settings.dbUrl(), "MATRICULA_DB_URL"),
                    user,
                    settings.dbPassword(),
                    owner,
                    settings.dbOwnerPassword(),
                    null);
        }
        var server = EmbeddedPostgres.start(settings.dataDir().resolve("database"));
        return new Access(
                server.url(),
                EmbeddedPostgres.APP,
                server.password(EmbeddedPostgres.APP),
                EmbeddedPostgres.OWNER,
                server.password(EmbeddedPostgres.OWNER),
                server);
    }

    private static String required(@Nullable String value, String name) {
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is missing");
        }
        return value;
    }

    @Bean
    @Primary
    DataSource dataSource(Access access, DatabaseSettings settings) {
        var pool = new HikariConfig();
        pool.setPoolName("matricula");
        pool.setJdbcUrl(access.url());
        pool.setUsername(access.user());
        pool.setPassword(access.password());
        pool.setMaximumPoolSize(settings.dbPool());
        pool.setConnectionTimeout(PATIENCE.toMillis());
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        pool.addDataSourceProperty("ApplicationName", "matricula");
        return new HikariDataSource(pool);
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Access access) {
        return new SimpleDriverDataSource(
                new org.postgresql.Driver(), access.url(), access.owner(), access.ownerPassword());
    }

    @Bean
    JdbcTransactionManager transactionManager(DataSource dataSource) {
        return new ActingTransactions(dataSource);
    }
}
