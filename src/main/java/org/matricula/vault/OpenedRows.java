package org.matricula.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/// Reads rows into records of which one text stands sealed in the database: it is opened with the
/// row's own column `salt`, row by row as they come, so that a million need no second question.
@Repository
public class OpenedRows {

    private static final String SALT = "salt";

    private final Vault vault;

    OpenedRows(Vault vault) {
        this.vault = vault;
    }

    /// @param field its column is the record's text of the same name
    public <T> RowMapper<T> of(Class<T> type, Field field) {
        return new Opening<>(type, field);
    }

    private final class Opening<T> extends DataClassRowMapper<T> {

        private final Field field;

        Opening(Class<T> type, Field field) {
            super(type);
            this.field = field;
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
}
