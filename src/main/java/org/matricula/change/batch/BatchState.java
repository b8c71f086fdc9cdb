package org.matricula.change.batch;

import java.util.Locale;

/// How far a batch has come.
public enum BatchState {
    /// 待批准: a preview; nothing has been done
    PREPARED,
    /// 已生效
    EFFECTIVE,
    /// 已作废: dropped before it took effect
    CANCELLED,
    /// 待批准撤销: in effect, and somebody asks to take it back
    UNDOING,
    /// 已撤销
    REVERSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
