package db.migration.workflow;

import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/// The approval engine's tables, from the scripts in its own jars, in a schema of their own. The
/// owner makes them; the program itself may only read and write rows.
///
/// An upgrade of the engine needs a further migration that runs its upgrade scripts.
public class V20261123_0400__engine extends BaseJavaMigration {

    private static final List<String> SCRIPTS =
            List.of(
                    "org/flowable/common/db/create/flowable.postgres.create.common.sql",
                    "org/flowable/db/create/flowable.postgres.create.engine.sql",
                    "org/flowable/db/create/flowable.postgres.create.history.sql");

    @Override
    public void migrate(Context context) throws Exception {
        var connection = context.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("create schema engine");
            statement.execute("comment on schema engine is '审批引擎自有表'");
            statement.execute("set local search_path to engine");
        }
        for (var script : SCRIPTS) {
            ScriptUtils.executeSqlScript(
                    connection, new EncodedResource(new ClassPathResource(script), "UTF-8"));
        }
        try (var statement = connection.createStatement()) {
            statement.execute("set local search_path to public");
        }
    }
}
