package org.matricula.page;

import org.jspecify.annotations.Nullable;

/// 为什么不行: the sentence of the institution's own rules that a refusal rests on. A module above
/// answers.
public interface RefusalGrounds {

    /// @param code of the refusal
    /// @return rule, article and words; null where the institution has cited none
    @Nullable String of(String code);
}
