package org.matricula.workflow;

import java.util.Arrays;
import java.util.Locale;

/// 办理状态. Its words are the message keys `case.state.<code>`.
public enum CaseState {
    /// 草稿
    DRAFT,
    /// 已提交, nobody has acted upon it: it may be retracted
    SUBMITTED,
    /// 办理中
    IN_PROGRESS,
    /// 退回修改: in the applicant's hands again
    AMENDING,
    /// 已批准, its day is to come
    APPROVED,
    /// 已生效
    EFFECTIVE,
    /// 不予批准
    REFUSED,
    /// 已撤回
    RETRACTED,
    /// 已撤销
    REVERSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static CaseState of(String code) {
        return Arrays.stream(values())
                .filter(it -> it.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no case state " + code));
    }

    /// With the offices.
    public boolean underWay() {
        return this == SUBMITTED || this == IN_PROGRESS;
    }

    /// In the applicant's hands.
    public boolean editable() {
        return this == DRAFT || this == AMENDING;
    }

    /// Granted and standing: it can be reversed.
    public boolean granted() {
        return this == APPROVED || this == EFFECTIVE;
    }
}
