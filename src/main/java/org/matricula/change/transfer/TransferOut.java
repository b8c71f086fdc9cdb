package org.matricula.change.transfer;

import static org.matricula.registry.StatusVerb.TRANSFER_OUT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.change.student.Superior;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StudentStatus;
import org.matricula.registry.TransferObstacle;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 转出 (普通高等学校学生管理规定 第二十二、二十三条): the sending school's own case. Granted first it lets the student go
/// and asks the other school; granted second it carries the transfer out.
@Component
class TransferOut implements CaseKind<TransferOutRequest> {

    static final String CODE = "transfer-out";

    /// Of the school or the open university itself, as the drawings name them.
    private static final Set<String> LAST_OFFICES = Set.of("principal", "province");

    private final OutRules rules;
    private final ChangeRules changeRules;
    private final Superior superior;
    private final Pairs pairs;
    private final Halves halves;
    private final AskOther askOther;
    private final CarryOut carryOut;
    private final TransferPapers papers;
    private final TurnDown turnDown;
    private final UndoTransfer undoTransfer;
    private final ObjectProvider<TransferObstacle> obstacles;

    TransferOut(
            OutRules rules,
            ChangeRules changeRules,
            Superior superior,
            Pairs pairs,
            Halves halves,
            AskOther askOther,
            CarryOut carryOut,
            TransferPapers papers,
            TurnDown turnDown,
            UndoTransfer undoTransfer,
            ObjectProvider<TransferObstacle> obstacles) {
        this.rules = rules;
        this.changeRules = changeRules;
        this.superior = superior;
        this.pairs = pairs;
        this.halves = halves;
        this.askOther = askOther;
        this.carryOut = carryOut;
        this.papers = papers;
        this.turnDown = turnDown;
        this.undoTransfer = undoTransfer;
        this.obstacles = obstacles;
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
    public Class<TransferOutRequest> form() {
        return TransferOutRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return TransferOutRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return TRANSFER_OUT.allowedFrom(StudentStatus.of(subject.status()));
    }

    @Override
    public List<Evidence> evidence(TransferOutRequest form, Application it) {
        var all = new ArrayList<>(changeRules.evidence(form.consent(), it));
        all.add(Evidence.required("transfer-application"));
        // for terms whose grades the register does not keep, the sheet proves that none is missing
        all.add(
                it.subject().education().equals("school")
                        ? Evidence.welcome("transcript")
                        : Evidence.required("transcript"));
        all.add(Evidence.welcome("conduct-report"));
        return all;
    }

    @Override
    public List<Refusal> refusals(TransferOutRequest form, Application it) {
        return rules.refusals(form, it);
    }

    @Override
    public List<Refusal> hindrances(TransferOutRequest form, CaseView it, String task) {
        return LAST_OFFICES.contains(task)
                ? obstacles.stream().flatMap(one -> one.unreturned(it.subject()).stream()).toList()
                : List.of();
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "transfer-application",
                "transcript",
                "conduct-report",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        var own =
                ChangeRules.and(
                        "transfer.on-leave",
                        "transfer.first-term",
                        "transfer.last-year",
                        "transfer.directed",
                        "transfer.first-weeks",
                        "transfer.receiving-first",
                        "transfer.no-such-school",
                        "transfer.same-school",
                        "transfer.on-register",
                        "transfer.other-school",
                        "transfer.other-day",
                        "transfer.province-unconfirmed",
                        "change.other-untold");
        var others = obstacles.stream().flatMap(it -> it.codes().stream());
        return Stream.concat(own.stream(), others).toList();
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public Map<String, Object> routing(TransferOutRequest form, Application it) {
        return superior.routing(it);
    }

    @Override
    public LocalDate effectiveOn(TransferOutRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(TransferOutRequest form, CaseView granted) {
        var asked = answers(form.channel(), granted);
        if (asked.isEmpty()) {
            askOther.receiving(granted, form);
            return new Outcome(List.of());
        }
        halves.hasCase(asked.get().id(), granted.id());
        var pair = pairs.lock(asked.get().transferId());
        return Outcome.of(carryOut.both(pair, granted, form.on(), form.reason()).out());
    }

    @Override
    public void issue(TransferOutRequest form, CaseView granted, Proceedings proceedings) {
        halves.byCase(granted.id())
                .map(it -> pairs.get(it.transferId()))
                .ifPresent(pair -> papers.leaving(form, granted, pair, proceedings));
    }

    @Override
    public void refused(CaseView refused, @Nullable String why) {
        halves.byCase(refused.id())
                .or(() -> answers(String.valueOf(refused.fields().get("channel")), refused))
                .ifPresent(it -> turnDown.refused(it, why));
    }

    @Override
    public Outcome reverse(
            TransferOutRequest form, CaseView granted, CaseView reversal, String reason) {
        return undoTransfer.reverse(granted, reversal, reason);
    }

    /// What another school on the register has asked, if this case answers it; one about a school
    /// that letters go to does not.
    private Optional<Half> answers(String channel, CaseView it) {
        return channel.equals(TransferOutRequest.REGISTER)
                ? halves.asked(it.subject())
                : Optional.empty();
    }
}
