package org.matricula.change.transfer;

import java.util.Locale;

/// The two schools of a transfer.
public enum Side {
    /// 转出学校
    SENDING,
    /// 转入学校
    RECEIVING;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Side other() {
        return this == SENDING ? RECEIVING : SENDING;
    }
}
