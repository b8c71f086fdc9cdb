package org.matricula.archive.loan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Loans for other systems.
@RestController
@RequestMapping("/api/v1/archive-loans")
@OpenToBorrowers
class LoansApi {

    private static final int MOST = 200;

    record Asked(
            @Nullable String volume,
            @Nullable String way,
            @Nullable String purpose,
            @Nullable String borrower,
            @Nullable String organisation,
            @Nullable String letter) {}

    record Made(UUID id) {}

    record Decision(
            @Nullable Boolean approved, @Nullable LocalDate dueOn, @Nullable String reason) {}

    record Extension(@Nullable LocalDate dueOn) {}

    record Inspection(@Nullable String condition, @Nullable String note, @Nullable Integer pages) {}

    private final ReadLoans readLoans;
    private final AskForLoan askForLoan;
    private final DecideLoan decideLoan;
    private final HandVolume handVolume;

    LoansApi(
            ReadLoans readLoans,
            AskForLoan askForLoan,
            DecideLoan decideLoan,
            HandVolume handVolume) {
        this.readLoans = readLoans;
        this.askForLoan = askForLoan;
        this.decideLoan = decideLoan;
        this.handVolume = handVolume;
    }

    @GetMapping
    Slice<Loan> list(
            @RequestParam(defaultValue = "open") String which,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return readLoans.page(which, cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{loan}")
    Loan show(@PathVariable UUID loan) {
        return readLoans.get(loan);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made ask(@RequestBody Asked it) {
        return new Made(
                askForLoan.ask(
                        new NewLoan(
                                text(it.volume()),
                                text(it.way()),
                                text(it.purpose()),
                                it.borrower(),
                                it.organisation(),
                                it.letter())));
    }

    @PostMapping("/{loan}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID loan) {
        askForLoan.withdraw(loan);
    }

    @PostMapping("/{loan}/decision")
    @Allowed({"archive-keeper", "academic-office-head"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID loan, @RequestBody Decision it) {
        if (it.approved() == null) {
            throw new Refused(Refusal.input("approved", "field.missing"));
        }
        decideLoan.decide(loan, it.approved(), it.dueOn(), it.reason());
    }

    @PostMapping("/{loan}/extension")
    @Allowed({"archive-keeper", "academic-office-head"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void extend(@PathVariable UUID loan, @RequestBody Extension it) {
        if (it.dueOn() == null) {
            throw new Refused(Refusal.input("dueOn", "field.missing"));
        }
        decideLoan.extend(loan, it.dueOn());
    }

    @PostMapping("/{loan}/hand-out")
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOut(@PathVariable UUID loan) {
        handVolume.out(loan);
    }

    @PostMapping("/{loan}/take-in")
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeIn(@PathVariable UUID loan, @RequestBody Inspection it) {
        handVolume.in(loan, text(it.condition()), it.note(), it.pages());
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
