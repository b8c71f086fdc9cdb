package org.matricula.vault;

import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/// Reads rows into records of which one text stands sealed in the database: it is opened with the
/// row's own column `salt`, row by row as they come, so that a million need no second question.
@Repository
public class OpenedRows {

    private final Vault vault;

    OpenedRows(Vault vault) {
        this.vault = vault;
    }

    /// @param field its column is the record's text of the same name
    public <T> RowMapper<T> of(Class<T> type, Field field) {
        return new OpenedRow<>(type, field, vault) {};
    }
}
