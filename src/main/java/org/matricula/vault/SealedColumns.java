package org.matricula.vault;

import java.util.List;

/// Each module that seals values names their columns, so that a new key reaches all of them.
public interface SealedColumns {

    List<Column> sealedColumns();

    /// @param key the table's uuid key by which it is walked
    /// @param salt SQL giving the salt of row `t`, such as `t.salt`
    record Column(Field field, String key, String salt) {}
}
