package org.matricula.registration.term;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Registering for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/registrations")
class RegistrationsApi {

    private static final int MOST = 2_000;

    record ToldOpening(
            UUID id,
            String institution,
            String year,
            String term,
            LocalDate opensOn,
            LocalDate closesOn) {}

    record Opened(
            @Nullable UUID institution,
            @Nullable UUID term,
            @Nullable LocalDate opensOn,
            @Nullable LocalDate closesOn) {}

    record Made(UUID id) {}

    record Chosen(@Nullable List<UUID> enrolments) {}

    record Done(int count) {}

    /// @param turn `due`, `proposed`, `pending` or `on-leave`
    record ToldOverdue(
            UUID enrolment,
            String className,
            @Nullable String studentNumber,
            String name,
            LocalDate lastOn,
            String turn,
            @Nullable UUID caseId) {}

    /// @param refused names of those whose case the rules do not allow
    record ToldProposed(int opened, List<String> refused) {}

    record Marked(
            @Nullable UUID enrolment,
            @Nullable String absence,
            @Nullable String reason,
            @Nullable String contact,
            @Nullable BigDecimal arrears,
            @Nullable String arrearsYear) {}

    record Deferred(@Nullable UUID enrolment, @Nullable LocalDate until, @Nullable String reason) {}

    /// @param fees as pasted on the page
    record Fees(@Nullable String fees) {}

    private final Openings openings;
    private final Registrations registrations;
    private final OpenRegistration openRegistration;
    private final RegisterStudents registerStudents;
    private final MarkException markException;
    private final TakeFees takeFees;
    private final DeferFees deferFees;
    private final ProposeWithdrawals proposeWithdrawals;
    private final Clock clock;

    RegistrationsApi(
            Openings openings,
            Registrations registrations,
            OpenRegistration openRegistration,
            RegisterStudents registerStudents,
            MarkException markException,
            TakeFees takeFees,
            DeferFees deferFees,
            ProposeWithdrawals proposeWithdrawals,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.openRegistration = openRegistration;
        this.registerStudents = registerStudents;
        this.markException = markException;
        this.takeFees = takeFees;
        this.deferFees = deferFees;
        this.proposeWithdrawals = proposeWithdrawals;
        this.clock = clock;
    }

    @GetMapping
    @OpenToRegistration
    List<ToldOpening> all() {
        return openings.all().stream()
                .map(it ->
                        new ToldOpening(
                                it.id(),
                                it.institution(),
                                it.year(),
                                it.term(),
                                it.opensOn(),
                                it.closesOn()))
                .toList();
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    ResponseEntity<Made> open(@RequestBody Opened it) {
        var id = openRegistration.open(it.institution(), it.term(), it.opensOn(), it.closesOn());
        return ResponseEntity.status(201).body(new Made(id));
    }

    @GetMapping("/{opening}/classes/{unit}")
    @OpenToRegistration
    List<Registrations.Line> clazz(@PathVariable UUID opening, @PathVariable UUID unit) {
        var it = openings.get(opening);
        return registrations.lines(it.id(), registerStudents.clazz(unit).id(), "all");
    }

    @PostMapping("/{opening}/classes/{unit}/register")
    @OpenToRegistering
    Done register(@PathVariable UUID opening, @PathVariable UUID unit, @RequestBody Chosen chosen) {
        var ids = chosen.enrolments() == null ? List.<UUID>of() : chosen.enrolments();
        return new Done(registerStudents.register(opening, unit, ids));
    }

    @PostMapping("/{opening}/classes/{unit}/exceptions")
    @OpenToMarking
    ResponseEntity<Void> mark(
            @PathVariable UUID opening, @PathVariable UUID unit, @RequestBody Marked it) {
        markException.mark(
                opening,
                unit,
                it.enrolment(),
                new MarkException.Mark(
                        it.absence(), it.reason(), it.contact(), it.arrears(), it.arrearsYear()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{opening}/classes/{unit}/deferrals")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    ResponseEntity<Void> defer(
            @PathVariable UUID opening, @PathVariable UUID unit, @RequestBody Deferred it) {
        markException.defer(opening, unit, it.enrolment(), it.until(), it.reason());
        return ResponseEntity.noContent().build();
    }

    /// What somebody owes keeps them from registering no longer; without a day the approval is
    /// taken back.
    @PostMapping("/{opening}/classes/{unit}/fee-deferrals")
    @Allowed({"finance", "registrar", "academic-office-head", "point-reviewer"})
    ResponseEntity<Void> deferFees(
            @PathVariable UUID opening, @PathVariable UUID unit, @RequestBody Deferred it) {
        deferFees.defer(opening, unit, it.enrolment(), it.until(), it.reason());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{opening}/overdue")
    @OpenToProposing
    List<ToldOverdue> overdue(@PathVariable UUID opening) {
        var id = openings.get(opening).id();
        return proposeWithdrawals.preview(id, LocalDate.now(clock), MOST).stream()
                .map(it ->
                        new ToldOverdue(
                                it.enrolment(),
                                it.className(),
                                it.studentNumber(),
                                it.name(),
                                it.lastOn(),
                                it.turn().code(),
                                it.caseId()))
                .toList();
    }

    @PostMapping("/{opening}/overdue")
    @OpenToProposing
    ToldProposed propose(@PathVariable UUID opening, @RequestBody Chosen chosen) {
        var ids = chosen.enrolments() == null ? List.<UUID>of() : chosen.enrolments();
        var done = proposeWithdrawals.propose(opening, ids);
        return new ToldProposed(done.opened(), List.copyOf(done.refused().keySet()));
    }

    @PostMapping("/{opening}/fees")
    @Allowed({"finance", "registrar"})
    Done fees(@PathVariable UUID opening, @RequestBody Fees it) {
        return new Done(takeFees.take(opening, it.fees() == null ? "" : it.fees()));
    }
}
