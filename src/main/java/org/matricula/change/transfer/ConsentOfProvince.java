package org.matricula.change.transfer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 省级确认: the authority of one province consents to a transfer across provinces, or does not. Where
/// it is on the register it does so itself; where it is not, the school enters its paper.
@Service
class ConsentOfProvince {

    static final String AUTHORITY = "province-reviewer";
    private static final String[] SCHOOL = {"registrar", "academic-office-head", "point-reviewer"};
    private static final int LONGEST = 100;
    private static final List<TransferState> OPEN =
            List.of(TransferState.ASKED, TransferState.RETURNED);

    private final Provinces provinces;
    private final Pairs pairs;
    private final Halves halves;
    private final Holders holders;
    private final TurnDown turnDown;
    private final OtherSchool otherSchool;
    private final Ledger ledger;

    ConsentOfProvince(
            Provinces provinces,
            Pairs pairs,
            Halves halves,
            Holders holders,
            TurnDown turnDown,
            OtherSchool otherSchool,
            Ledger ledger) {
        this.provinces = provinces;
        this.pairs = pairs;
        this.halves = halves;
        this.holders = holders;
        this.turnDown = turnDown;
        this.otherSchool = otherSchool;
        this.ledger = ledger;
    }

    /// @param id the half of the school below the authority, or of the only school on the register
    /// @param letter number of its letter
    @Transactional
    public void say(UUID id, boolean agreed, @Nullable String letter) {
        var half = halves.find(id).orElseThrow(() -> new Absent("transfer"));
        var pair = pairs.lock(half.transferId());
        var consent = provinces.find(pair.id()).orElseThrow(() -> new Absent("transfer"));
        var words = letter == null ? "" : letter.strip();
        Refused.unlessEmpty(
                Refusal.all(
                        open(pair, half, consent) ? null : Refusal.conflict("transfer.not-now"),
                        speaks(pair, half, consent)
                                ? null
                                : Refusal.forbidden("transfer.province-authority"),
                        words.isEmpty() || words.length() > LONGEST
                                ? Refusal.input("words", "transfer.words")
                                : null));
        var side = Objects.requireNonNull(consent.turn());
        if (agreed) {
            agree(pair, half, consent, side, words);
        } else {
            provinces.refused(pair.id(), side);
            turnDown.refused(half, words);
        }
        ledger.record(
                Act.of(
                                agreed ? "transfer.province-consent" : "transfer.province-refuse",
                                "transfer:" + pair.id())
                        .at(half.scopePos())
                        .because(words)
                        .to(Map.of("side", side.code())));
    }

    private void agree(Pair pair, Half half, ProvinceConsent consent, Side side, String words) {
        var next = consent.after(side);
        var school = Objects.requireNonNull(pair.institution(half.side()));
        provinces.consented(
                pair.id(),
                side,
                words,
                Acting.now().name(),
                otherSchool.today(),
                next,
                next == null ? null : otherSchool.provinceDueOn(pair.institution(next), school));
        // 转入地确认并告知转出地: both schools and both authorities hear of it
        for (var each : Side.values()) {
            otherSchool.tellProvince(
                    pair.institution(each),
                    next == null
                            ? "notice.transfer.province-confirmed"
                            : "notice.transfer.province",
                    pair.other(each));
        }
    }

    /// Whether it can be said now: once the first school has agreed; of a letter that came in, from
    /// its registration on.
    private static boolean open(Pair pair, Half half, ProvinceConsent consent) {
        var turn = consent.turn();
        return turn != null
                && (turn == half.side() || pair.institution(turn) == null)
                && (OPEN.contains(pair.state())
                        || pair.byLetter() && pair.state() == TransferState.PREPARING);
    }

    private boolean speaks(Pair pair, Half half, ProvinceConsent consent) {
        var actor = Acting.now();
        var itself =
                consent.turn() == half.side()
                        && !holders.holding(
                                        AUTHORITY,
                                        Objects.requireNonNull(pair.institution(half.side())),
                                        otherSchool.today())
                                .isEmpty();
        return itself ? actor.holds(AUTHORITY) : actor.holds(SCHOOL);
    }

    /// Whether the reader may say it now.
    boolean may(Pair pair, Half half, @Nullable ProvinceConsent consent) {
        return consent != null && open(pair, half, consent) && speaks(pair, half, consent);
    }
}
