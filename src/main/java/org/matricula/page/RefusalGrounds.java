package org.matricula.page;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 为什么不行: the sentences of the institution's own rules that a refusal rests on. A module above
/// answers.
public interface RefusalGrounds {

    /// @param code of the refusal, or the key of a reason that a list tells
    /// @param on the day it was decided, null for what is refused now
    /// @return those in force on that day where the reader belongs; none where the institution
    ///   cites none
    List<Ground> grounds(String code, @Nullable LocalDate on);

    /// Those in force today.
    default List<Ground> grounds(String code) {
        return grounds(code, null);
    }
}
