package org.matricula.vault;

/// A column whose values are kept sealed. A value sealed for one field does not open for another.
///
/// @param table the table with its schema, such as `registry.person`
public record Field(String table, String column) {

    public Field {
        require(table, "[a-z][a-z_]*\\.[a-z][a-z_]*");
        require(column, "[a-z][a-z_]*");
    }

    private static void require(String name, String shape) {
        if (!name.matches(shape)) {
            throw new IllegalArgumentException(name);
        }
    }
}
