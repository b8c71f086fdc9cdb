package org.matricula.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.stereotype.Repository;

/// One reading of rows for [OpenedRows], which makes it; abstract, so that the program does not
/// make one of its own.
@Repository
abstract class OpenedRow<T> extends DataClassRowMapper<T> {

    private static final String SALT = "salt";

    private final Field field;
    private final Vault vault;

    OpenedRow(Class<T> type, Field field, Vault vault) {
        super(type);
        this.field = field;
        this.vault = vault;
    }

    @Override
    protected @Nullable Object getColumnValue(ResultSet row, int index, Class<?> type)
            throws SQLException {
        return type == String.class
                        && row.getMetaData().getColumnLabel(index).equals(field.column())
                ? vault.open(field, row.getBytes(index), row.getBytes(SALT))
                : super.getColumnValue(row, index, type);
    }
}
