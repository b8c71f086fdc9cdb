package org.matricula.vault;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Each module names the columns whose values stood in clear before they were sealed: what an older
/// register still holds there is sealed when the program starts, before it answers anybody.
public interface OnceClear {

    List<Place> onceClear();

    /// @param clear the column of the same table that held the value in clear, and is emptied
    /// @param salt SQL giving the salt of row `t`
    /// @param digest where the value's keyed digest goes, null where it is not looked up
    record Place(Field field, String clear, String salt, @Nullable Digest digest) {}

    /// @param column beside the sealed one
    /// @param key under what a value is found again, whoever wrote it how
    record Digest(String column, String purpose, UnaryOperator<String> key) {}
}
