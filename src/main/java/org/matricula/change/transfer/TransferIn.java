package org.matricula.change.transfer;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.Superior;
import org.matricula.kernel.Refusal;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CasePlaces;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 转入 (中小学生学籍管理办法; 普通高等学校学生管理规定 第二十三、二十四条): the receiving school's own case. Granted first it asks
/// the school the student is at; granted second it carries the transfer out; for somebody from a
/// school that is not on the register it opens the record from that school's letter.
@Component
class TransferIn implements CaseKind<TransferInRequest> {

    static final String CODE = "transfer-in";

    private final InRules rules;
    private final Superior superior;
    private final Pairs pairs;
    private final Halves halves;
    private final AskOther askOther;
    private final CarryOut carryOut;
    private final EnterByLetter enterByLetter;
    private final TurnDown turnDown;
    private final UndoTransfer undoTransfer;
    private final CasePlaces casePlaces;

    TransferIn(
            InRules rules,
            Superior superior,
            Pairs pairs,
            Halves halves,
            AskOther askOther,
            CarryOut carryOut,
            EnterByLetter enterByLetter,
            TurnDown turnDown,
            UndoTransfer undoTransfer,
            CasePlaces casePlaces) {
        this.rules = rules;
        this.superior = superior;
        this.pairs = pairs;
        this.halves = halves;
        this.askOther = askOther;
        this.carryOut = carryOut;
        this.enterByLetter = enterByLetter;
        this.turnDown = turnDown;
        this.undoTransfer = undoTransfer;
        this.casePlaces = casePlaces;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Publicity publicity() {
        return Publicity.OPEN;
    }

    @Override
    public Class<TransferInRequest> form() {
        return TransferInRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return TransferInRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("registrar", "point-reviewer");
    }

    /// Begun from the school's transfers, never from the list of applications.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public List<Evidence> evidence(TransferInRequest form, Application it) {
        var all = new ArrayList<Evidence>();
        if (pair(it.subject()).byLetter()) {
            all.add(Evidence.required("outside-letter"));
            all.add(Evidence.required("superior-approval"));
        } else if (!it.subject().education().equals("college")) {
            all.add(Evidence.required("transfer-application"));
        }
        if (it.subject().education().equals("college")) {
            all.add(Evidence.required("meeting-minutes"));
        }
        all.add(Evidence.welcome("identity-card"));
        return all;
    }

    @Override
    public List<Refusal> refusals(TransferInRequest form, Application it) {
        return rules.refusals(form, it);
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "transfer-application",
                "outside-letter",
                "superior-approval",
                "meeting-minutes",
                "identity-card");
    }

    @Override
    public List<String> rules() {
        return List.of(
                "case.under-way",
                "transfer.not-now",
                "transfer.province-unconfirmed",
                "transfer.unit",
                "transfer.grade",
                "transfer.major",
                "transfer.other-type",
                "transfer.level-missing",
                "transfer.level",
                "transfer.score-missing",
                "transfer.score",
                "transfer.notice",
                "change.other-untold");
    }

    @Override
    public Map<String, Object> routing(TransferInRequest form, Application it) {
        return superior.routing(it);
    }

    @Override
    public LocalDate effectiveOn(TransferInRequest form) {
        return form.on();
    }

    /// The department of the class decides, so the case lies there.
    @Override
    public void submitting(TransferInRequest form, CaseView submitted) {
        halves.placed(submitted.subject(), form.unit(), null);
        var half = halves.find(submitted.subject()).orElseThrow();
        casePlaces.follow(List.of(half.id()), half.unitId(), half.scopePos());
    }

    @Override
    public Outcome effect(TransferInRequest form, CaseView granted) {
        var half = halves.find(granted.subject()).orElseThrow();
        var pair = pairs.lock(half.transferId());
        halves.hasCase(half.id(), granted.id());
        if (pair.byLetter()) {
            return Outcome.of(enterByLetter.enter(pair, half, granted, form));
        }
        if (pair.firstSide() == Side.RECEIVING) {
            askOther.sending(granted, pair, half, form);
            return new Outcome(List.of());
        }
        return Outcome.of(carryOut.both(pair, granted, form.on(), form.reason()).in());
    }

    @Override
    public void refused(CaseView refused, @Nullable String why) {
        halves.find(refused.subject()).ifPresent(it -> turnDown.refused(it, why));
    }

    @Override
    public Outcome reverse(
            TransferInRequest form, CaseView granted, CaseView reversal, String reason) {
        return undoTransfer.reverse(granted, reversal, reason);
    }

    private Pair pair(Subject subject) {
        return pairs.get(halves.find(subject.id()).orElseThrow().transferId());
    }
}
