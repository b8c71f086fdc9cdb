package org.matricula.change.correction;

/// 修改原因: whether the truth has changed, or was written down wrongly.
enum CorrectionReason {
    CHANGE("information-change"),
    ERROR("entry-error");

    private final String code;

    CorrectionReason(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static CorrectionReason of(String code) {
        return code.equals(ERROR.code) ? ERROR : CHANGE;
    }
}
