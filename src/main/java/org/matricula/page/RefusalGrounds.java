package org.matricula.page;

import java.util.List;

/// 为什么不行: the sentences of the institution's own rules that a refusal rests on. A module above
/// answers.
public interface RefusalGrounds {

    /// @param code of the refusal, or the key of a reason that a list tells
    /// @return those in force today where the reader belongs; none where the institution cites none
    List<Ground> grounds(String code);
}
