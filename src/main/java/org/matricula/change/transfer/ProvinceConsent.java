package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 跨省转学确认: the province left consults the one gone to, and that one confirms (普通高等学校学生管理规定 第二十三条);
/// between schools of basic education both consent, the receiving one first (中小学生学籍管理办法).
///
/// @param turn whose answer is awaited; null once all is said
/// @param dueOn by when, in working days
/// @param refused who did not consent
public record ProvinceConsent(
        UUID transferId,
        String sendingProvince,
        String receivingProvince,
        @Nullable Side turn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate sendingOn,
        @Nullable String sendingNo,
        @Nullable String sendingBy,
        @Nullable LocalDate receivingOn,
        @Nullable String receivingNo,
        @Nullable String receivingBy,
        @Nullable Side refused) {

    /// Both have consented.
    public boolean confirmed() {
        return turn == null && refused == null;
    }

    /// Whose turn it is after this one; null after the last.
    @Nullable Side after(Side side) {
        var other = side == Side.SENDING ? receivingOn : sendingOn;
        return other == null ? side.other() : null;
    }
}
