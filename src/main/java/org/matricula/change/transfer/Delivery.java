package org.matricula.change.transfer;

import static org.matricula.registry.StatusVerb.TRANSFER_OUT;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 移交: the paper file goes on its way, the receiving school signs for it, a college files the
/// transfer with its province, and the reply of a school that is not on the register comes in.
@Service
class Delivery {

    private final Pairs pairs;
    private final Halves halves;
    private final Provinces provinces;
    private final Registry registry;
    private final TransferPapers papers;
    private final TurnDown turnDown;
    private final OtherSchool otherSchool;
    private final Ledger ledger;

    Delivery(
            Pairs pairs,
            Halves halves,
            Provinces provinces,
            Registry registry,
            TransferPapers papers,
            TurnDown turnDown,
            OtherSchool otherSchool,
            Ledger ledger) {
        this.pairs = pairs;
        this.halves = halves;
        this.provinces = provinces;
        this.registry = registry;
        this.papers = papers;
        this.turnDown = turnDown;
        this.otherSchool = otherSchool;
        this.ledger = ledger;
    }

    /// 寄出纸质档案 (中小学生学籍管理办法: within a month).
    @Transactional
    public void posted(UUID id, @Nullable LocalDate on, String how) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(half.side() == Side.SENDING && pair.state().done(), on, how);
        pairs.posted(pair.id(), Objects.requireNonNull(on), how.strip());
        record("transfer.post", pair, half, how);
    }

    /// 签收: whoever signs vouches that the package is complete by its list.
    @Transactional
    public void received(UUID id) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        if (half.side() != Side.RECEIVING
                || pair.state() != TransferState.COMPLETED
                || pair.packageNo() == null) {
            throw new Refused(Refusal.conflict("transfer.not-now"));
        }
        var by = Acting.now().name();
        var today = otherSchool.today();
        pairs.become(pair, TransferState.RECEIVED, null, null);
        pairs.received(pair.id(), by, today);
        papers.receipt(pair, half, by, today);
        otherSchool.tell(pair.sendingId(), "notice.transfer.received", pair.receivingName());
        record("transfer.receive", pair, half, null);
    }

    /// 备案 (普通高等学校学生管理规定 第二十四条: within three months).
    @Transactional
    public void filed(UUID id, @Nullable LocalDate on, String number) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(
                half.side() == Side.RECEIVING && pair.state().done() && pair.fileBy() != null,
                on,
                number);
        pairs.filed(pair.id(), Objects.requireNonNull(on), number.strip());
        record("transfer.file", pair, half, number);
    }

    /// 登记复函: a school that is not on the register takes the student in, or does not.
    ///
    /// @param letter number and day of its letter
    @Transactional
    public void replied(UUID id, boolean agreed, String letter) {
        var half = half(id);
        var pair = pairs.lock(half.transferId());
        check(
                half.side() == Side.SENDING
                        && pair.receivingId() == null
                        && pair.state() == TransferState.ASKED,
                otherSchool.today(),
                letter);
        if (!agreed) {
            turnDown.refused(half, letter);
            return;
        }
        Refused.unlessEmpty(Refusal.all(provinces.unconfirmed(pair.id())));
        var out =
                registry.apply(
                        StandingChange.of(
                                        Objects.requireNonNull(half.enrolmentId()),
                                        TRANSFER_OUT,
                                        Objects.requireNonNull(pair.onDay()))
                                .by(letter.strip(), half.caseId()));
        pairs.become(pair, TransferState.COMPLETED, letter.strip(), null);
        pairs.carriedOut(pair.id(), out, null, null);
        record("transfer.reply", pair, half, letter);
    }

    private Half half(UUID id) {
        return halves.find(id).orElseThrow(() -> new Absent("transfer"));
    }

    private void check(boolean now, @Nullable LocalDate on, String words) {
        Refused.unlessEmpty(
                Refusal.all(
                        now ? null : Refusal.conflict("transfer.not-now"),
                        on == null || on.isAfter(otherSchool.today())
                                ? Refusal.rule("transfer.day").at("on")
                                : null,
                        words.isBlank() ? Refusal.rule("transfer.words").at("words") : null));
    }

    private void record(String act, Pair pair, Half half, @Nullable String why) {
        ledger.record(
                Act.of(act, "transfer:" + pair.id())
                        .at(half.scopePos())
                        .inCase(half.caseId())
                        .because(why)
                        .to(Map.of("package", String.valueOf(pair.packageNo()))));
    }
}
