package org.matricula.change.transfer;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How far two schools have come with a transfer. Nothing else may follow a state than what stands
/// here.
public enum TransferState {
    /// 本方办理中: the school that begins has not agreed yet
    PREPARING,
    /// 待对方办理: the first has agreed, the other decides
    ASKED,
    /// 对方退回: the first has to explain or mend something
    RETURNED,
    /// 不同意
    REFUSED,
    /// 已撤回
    WITHDRAWN,
    /// 已转学: both have agreed, and both records say so
    COMPLETED,
    /// 已签收: the receiving school has signed for file and grades
    RECEIVED,
    /// 已撤销: both have agreed to take it back
    REVERSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<TransferState> of(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }

    /// What may come next.
    Set<TransferState> next() {
        return switch (this) {
            case PREPARING -> Set.of(ASKED, REFUSED, WITHDRAWN, COMPLETED);
            case ASKED -> Set.of(RETURNED, REFUSED, WITHDRAWN, COMPLETED);
            case RETURNED -> Set.of(ASKED, WITHDRAWN);
            case COMPLETED -> Set.of(RECEIVED, REVERSED);
            case RECEIVED -> Set.of(REVERSED);
            case REFUSED, WITHDRAWN, REVERSED -> Set.of();
        };
    }

    boolean mayBecome(TransferState then) {
        return next().contains(then);
    }

    /// Both records say that the student has changed schools.
    public boolean done() {
        return this == COMPLETED || this == RECEIVED;
    }
}
